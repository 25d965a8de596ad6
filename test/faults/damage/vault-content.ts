import type { DirectoryEntry, NewText, TalliedList } from "@liggare/vault";
import { Random } from "../random.ts";

/** What lies in the vault that is damaged: the same for the same seed. */
export function vaultContent(seed: string) {
  const random = new Random(seed);
  const salt = () => Uint8Array.from({ length: 32 }, () => random.below(256));
  const texts: NewText[] = Array.from({ length: 40 }, (_, at) => ({
    textId: random.uuid(),
    text: `Anteckning ${at} ${"å".repeat(random.below(300))}`,
    salt: salt(),
  }));
  const removed = texts.slice(0, 20).flatMap(({ textId }, at) => (at % 5 === 0 ? [textId] : []));
  const entries: readonly (readonly [string, DirectoryEntry])[] = Array.from({ length: 6 }, (_, at) => [
    `subject-${at}`,
    { name: `Samordnare ${at}`, address: `samordnare-${at}@example.org` },
  ]);
  const lists: TalliedList[] = ["course-a", "course-b"].map((subject) => ({
    subject,
    list: random.uuid(),
    content: Uint8Array.from({ length: 20 }, () => random.below(256)),
    entries: Array.from({ length: 25 }, (_, at) => ({ person: `person ${at}`, tally: "2019", unit: "farsta" })),
  }));
  return { texts, removed, decision: { reference: "KS 2020/17", at: "2020-03-02" }, entries, lists };
}
