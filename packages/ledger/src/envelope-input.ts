import { isIsoDate, isKnownDate } from "@liggare/calendar";
import { codePattern, type FieldFault } from "@liggare/domain";
import * as z from "zod/mini";
import type { CommandRequest } from "./requests.ts";

/** Where a fact was taken from; the shape of the envelope's `source` on its way in. */
export const sourceSchema = z.strictObject({
  document: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  section: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(60))),
  row: z.optional(z.int().check(z.minimum(1))),
  support: z.enum(["observed", "stated", "judged"]),
});

/** What stands beside the input in a command's body: the wire form of `CommandRequest`. */
export const commandBody = {
  occurredOn: z.optional(z.string()),
  source: z.optional(sourceSchema),
  causation: z.optional(z.string().check(z.regex(codePattern))),
  correlation: z.optional(z.string().check(z.regex(codePattern))),
} as const;

/** Levels of lists and groups that an input may have; no command comes near. */
const deepest = 32;

/**
 * What no schema may meet: values so deep that reading them would overflow the stack, and fields called `__proto__`,
 * which schemas pass over in silence.
 */
export function malformed(input: unknown, source: unknown): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  const open = [
    { value: input, pointer: "/input", depth: 0 },
    { value: source, pointer: "/source", depth: 0 },
  ];
  for (let at = open.pop(); at; at = open.pop()) {
    const { value, pointer, depth } = at;
    if (typeof value !== "object" || value === null) continue;
    if (depth === deepest) {
      const field = `/${pointer.split("/")[1]}`;
      return [{ pointer: field, sv: "Innehållet är för djupt nästlat", en: "The content is nested too deeply" }];
    }
    for (const [key, part] of Object.entries(value)) {
      const below = `${pointer}/${key}`;
      if (key !== "__proto__") open.push({ value: part, pointer: below, depth: depth + 1 });
      else
        faults.push({ pointer: below, sv: `${key}: fältet finns inte här`, en: `${key}: there is no such field here` });
    }
  }
  return faults;
}

/** The faults of a request's envelope, each naming its field. */
export function parseEnvelope(request: CommandRequest, founding: boolean): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  if (!codePattern.test(request.id))
    faults.push({
      pointer: "/id",
      sv: "Beteckningen: använd bokstäverna a–z, siffror och bindestreck, högst 80 tecken",
      en: "The id: use the letters a–z, digits and hyphens, at most 80 characters",
    });
  if (request.occurredOn !== undefined && !isKnownDate(request.occurredOn))
    faults.push({
      pointer: "/occurredOn",
      sv: "När det hände: ange datum så noga som det är känt, till exempel 2026-03-03, 2026-03 eller 2026",
      en: "When it happened: enter the date as precisely as it is known, such as 2026-03-03, 2026-03 or 2026",
    });
  if (request.key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(request.key))
    faults.push({
      pointer: "/key",
      sv: "Nyckeln: 1–200 synliga ASCII-tecken utan blanksteg",
      en: "The key: 1–200 visible ASCII characters without spaces",
    });
  if (request.source !== undefined) {
    const parsed = z.safeParse(sourceSchema, request.source);
    for (const issue of parsed.error?.issues ?? [])
      faults.push({
        pointer: `/source${issue.path.map((part) => `/${String(part)}`).join("")}`,
        sv: "Källan: ange document, support (observed, stated eller judged) och om det går section och row",
        en: "The source: give document, support (observed, stated or judged) and, if possible, section and row",
      });
  }
  const { recordedOn } = request as { readonly recordedOn?: string };
  if ("recordedOn" in request && !founding)
    faults.push({
      pointer: "/recordedOn",
      sv: "Känt den: anges bara i en grundimport",
      en: "Known on: is given in a founding import only",
    });
  else if (recordedOn !== undefined && !isIsoDate(recordedOn))
    faults.push({
      pointer: "/recordedOn",
      sv: "Känt den: ange en dag som 2019-11-19",
      en: "Known on: enter a day such as 2019-11-19",
    });
  return faults;
}
