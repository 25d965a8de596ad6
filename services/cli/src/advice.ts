import { createInterface } from "node:readline/promises";
import type { Actor } from "@liggare/access";
import type { Lang } from "@liggare/calendar";
import { type Advice, aggregateNamed, type Offer } from "@liggare/domain";
import type { CommandRequest } from "@liggare/ledger";
import type { Client } from "./client/client.ts";
import type { Context } from "./context.ts";
import { wrongUsage } from "./failure.ts";

const texts = {
  sv: {
    offers: "Grövre värden:",
    ask: "Ange ett nummer för att ta det, s för att spara som det är, eller Retur för att avbryta: ",
    stopped: "Ingenting har sparats.",
    needsYes: "Ingenting har sparats. Ange --yes för att spara som det är, eller ta ett grövre värde.",
  },
  en: {
    offers: "Coarser values:",
    ask: "Enter a number to take it, s to save as it is, or press Return to stop: ",
    stopped: "Nothing was saved.",
    needsYes: "Nothing was saved. Give --yes to save as it is, or take a coarser value.",
  },
} as const;

export interface Heeded {
  /** The request as the writer wants it recorded; undefined: not at all. */
  readonly request: CommandRequest | undefined;
  readonly advice: Advice | undefined;
}

/** Puts a coarser value in the request's place for it. */
export function taking({ input, ...request }: CommandRequest, { pointer, value }: Offer): CommandRequest {
  const field = pointer.replace("/input/", "");
  return pointer === "/occurredOn"
    ? { ...request, input, occurredOn: value }
    : { ...request, input: { ...(input as object), [field]: value } };
}

/**
 * What the command advises, before it is recorded. A person is asked; a program is told, in the answer or by being
 * stopped until it says --yes. Advice that is refused is left to the command, which is refused alike.
 */
export async function heed(
  context: Context,
  client: Client,
  first: CommandRequest,
  actor: Actor,
  yes: boolean,
): Promise<Heeded> {
  const { out, stdin } = context;
  if (!aggregateNamed(first.aggregate)?.commands[first.command]?.advises || (yes && !out.json))
    return { request: first, advice: undefined };
  let request = first;
  for (;;) {
    const answer = await client.advise(request, actor);
    const advice = answer.ok ? answer.body : undefined;
    if (!advice?.warns || out.json) return { request, advice };
    show(context, advice);
    const word = texts[out.lang];
    if ((stdin as NodeJS.ReadStream).isTTY !== true) throw wrongUsage(word.needsYes);
    const said = await ask(context, word.ask);
    if (said === "s") return { request, advice };
    const offer = /^\d+$/.test(said) ? advice.offers[Number(said) - 1] : undefined;
    if (!offer) {
      out.note(word.stopped);
      return { request: undefined, advice };
    }
    request = taking(request, offer);
  }
}

function show({ out }: Context, { text, offers }: Advice): void {
  const { lang }: { lang: Lang } = out;
  out.note(text[lang]);
  if (offers.length > 0) out.note(texts[lang].offers);
  for (const [index, offer] of offers.entries())
    out.note(`  ${index + 1}. ${offer.text[lang]} – ${offer.standingText[lang]}`);
}

async function ask({ stdin, streams }: Context, question: string): Promise<string> {
  const lines = createInterface({ input: stdin, output: streams.err });
  const ended = new Promise<string>((resolve) => lines.once("close", () => resolve("")));
  try {
    return (await Promise.race([lines.question(question), ended])).trim();
  } finally {
    lines.close();
  }
}
