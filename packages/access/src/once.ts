import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { writeWhole } from "./whole-file.ts";

/** Remembers, also over restarts, which one-time links were used; ids of links that have expired are forgotten. */
export function openUsedLinks(file: string, now: () => Date) {
  const used = new Map<string, number>();
  if (existsSync(file))
    for (const line of readFileSync(file, "utf8").split("\n")) {
      const [id, expires] = line.split(" ");
      if (id && Number(expires) * 1000 > now().getTime()) used.set(id, Number(expires));
    }
  writeWhole(file, [...used].map(([id, expires]) => `${id} ${expires}\n`).join(""));

  return {
    has: (id: string): boolean => used.has(id),
    /** True the first time, false ever after. `expires` in seconds since 1970. */
    use(id: string, expires: number): boolean {
      if (used.has(id)) return false;
      appendFileSync(file, `${id} ${expires}\n`, { mode: 0o600, flush: true });
      used.set(id, expires);
      return true;
    },
  };
}
