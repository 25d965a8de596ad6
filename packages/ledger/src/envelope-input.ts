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

/** Fields called `__proto__`: schemas pass over them in silence, so they are looked for here. */
function prototypes(value: unknown, pointer: string): readonly FieldFault[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) => {
    const at = `${pointer}/${key}`;
    if (key !== "__proto__") return prototypes((value as Record<string, unknown>)[key], at);
    return [{ pointer: at, sv: `${key}: fältet finns inte här`, en: `${key}: there is no such field here` }];
  });
}

/** The faults of a request's envelope, each naming its field. */
export function parseEnvelope(request: CommandRequest): readonly FieldFault[] {
  const faults: FieldFault[] = [...prototypes(request.input, "/input")];
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
  if (recordedOn !== undefined && !isIsoDate(recordedOn))
    faults.push({
      pointer: "/recordedOn",
      sv: "Känt den: ange en dag som 2019-11-19",
      en: "Known on: enter a day such as 2019-11-19",
    });
  return faults;
}
