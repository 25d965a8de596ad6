import { type Bilingual, type Refusal, refusals, refusalText } from "@liggare/domain";
import type { Request, Response } from "express";

export type Language = keyof Bilingual;

/** Swedish unless the reader asks for English (`Accept-Language`). */
const languageOf = (request: Request): Language => (request.acceptsLanguages("sv", "en") === "en" ? "en" : "sv");

/** HTTP status of a refusal: by its kind, but for the few that HTTP has a word of its own for. */
function statusOf({ code }: Pick<Refusal, "code">): number {
  switch (code) {
    case "body-malformed":
      return 400;
    case "revision-stale":
      return 412;
  }
  switch (refusals[code].kind) {
    case "invalid":
      return 422;
    case "forbidden":
      return 403;
    case "not found":
      return 404;
    case "conflict":
    case "state":
      return 409;
    case "unavailable":
      return 503;
  }
}

/** A problem as RFC 9457 has it, with the refusal's code, the fields at fault and whether a retry can help. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly retry: boolean;
  readonly request?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly actual?: number;
}

/** Problems that are HTTP's own and no refusal of the ledger. */
const own = {
  "not-signed-in": { status: 401, sv: "Du behöver logga in.", en: "You need to sign in." },
  "token-expired": { status: 401, sv: "Inloggningen har gått ut.", en: "The sign-in has expired." },
  "origin-refused": {
    status: 403,
    sv: "Anropet kom från en annan webbplats.",
    en: "The request came from another site.",
  },
  "host-unknown": {
    status: 421,
    sv: "Servern svarar inte under det namnet.",
    en: "The server does not answer to that name.",
  },
  "too-large": { status: 413, sv: "Innehållet är för stort: högst 1 MB.", en: "The body is too large: at most 1 MB." },
  "media-type": {
    status: 415,
    sv: "Skicka innehållet som application/json.",
    en: "Send the body as application/json.",
  },
  "attachment-refused": {
    status: 415,
    sv: "Filer tas inte emot här. Registrera handlingen och ange dess diarienummer.",
    en: "Files are not taken here. Register the document and state its registry number.",
  },
  "list-too-large": {
    status: 413,
    sv: "Listan är för stor: högst 10 MB och 200 000 rader. Ingenting har sparats.",
    en: "The list is too large: at most 10 MB and 200,000 rows. Nothing was stored.",
  },
  "list-media-type": {
    status: 415,
    sv: "Skicka listan som text/csv eller som kalkylblad (xlsx).",
    en: "Send the list as text/csv or as a spreadsheet (xlsx).",
  },
  "precondition-malformed": {
    status: 400,
    sv: 'If-Match ska vara revisionen inom citattecken, till exempel "3".',
    en: 'If-Match must be the revision in quotes, such as "3".',
  },
  "method-wrong": {
    status: 405,
    sv: "Adressen finns, men inte med den metoden.",
    en: "The address is there, but not with that method.",
  },
  "no-route": { status: 404, sv: "Det finns inget här.", en: "There is nothing here." },
  "too-many": { status: 429, sv: "För många försök. Vänta en minut.", en: "Too many attempts. Wait a minute." },
  "disk-full": {
    status: 507,
    sv: "Disken är full. Ingenting har sparats.",
    en: "The disk is full. Nothing was saved.",
  },
  "disk-failed": {
    status: 503,
    sv: "Disken har fått ett fel. Ingenting mer sparas förrän servern har startats om. Om just det här hann sparas är inte säkert: skicka det igen med samma nyckel.",
    en: "The disk reported a fault. Nothing more is saved until the server has been started anew. Whether this very request was saved is not certain: send it again with the same key.",
  },
  "link-used": {
    status: 401,
    sv: "Länken är redan använd eller har gått ut. Be om en ny.",
    en: "The link was used already or has expired. Ask for a new one.",
  },
  unavailable: {
    status: 503,
    sv: "Liggaren kan inte läsa eller skriva just nu. Försök igen.",
    en: "The ledger can neither read nor write just now. Try again.",
  },
  "newer-event": {
    status: 503,
    sv: "Här finns händelser från en nyare version av liggaren, som den här inte kan läsa. Försök igen.",
    en: "There are events of a newer version of the ledger here, which this one cannot read. Try again.",
  },
  stopping: { status: 503, sv: "Servern startar om. Försök igen.", en: "The server is restarting. Try again." },
  defect: {
    status: 500,
    sv: "Något gick fel hos oss. Ange numret i fältet request när du frågar.",
    en: "Something went wrong on our side. Quote the number in the field request when you ask.",
  },
} as const satisfies Record<string, { readonly status: number } & Bilingual>;
export type OwnProblem = keyof typeof own;

const titles: Readonly<Record<number, Bilingual>> = {
  400: { sv: "Går inte att läsa", en: "Cannot be read" },
  401: { sv: "Inte inloggad", en: "Not signed in" },
  403: { sv: "Inte tillåtet", en: "Not allowed" },
  404: { sv: "Finns inte", en: "Not found" },
  405: { sv: "Fel metod", en: "Wrong method" },
  409: { sv: "Går inte ihop med det som finns", en: "Conflicts with what is there" },
  412: { sv: "Har ändrats", en: "Was changed" },
  413: { sv: "För stort", en: "Too large" },
  415: { sv: "Fel format", en: "Wrong format" },
  421: { sv: "Fel adress", en: "Wrong address" },
  422: { sv: "Rätta uppgifterna", en: "Correct the input" },
  429: { sv: "För många försök", en: "Too many attempts" },
  500: { sv: "Fel hos oss", en: "Fault on our side" },
  503: { sv: "Inte just nu", en: "Not just now" },
  507: { sv: "Fullt", en: "Full" },
};

const titleOf = (status: number, language: Language): string => titles[status]?.[language] ?? String(status);

function send(response: Response, problem: Omit<Problem, "title" | "request">, language: Language): void {
  const title = titleOf(problem.status, language);
  const { id } = response.req as Request & { readonly id?: unknown };
  const request = id === undefined ? {} : { request: String(id) };
  if (problem.retry) response.setHeader("Retry-After", "1");
  response
    .status(problem.status)
    .setHeader("Content-Language", language)
    .type("application/problem+json")
    .send(JSON.stringify({ ...problem, title, ...request }));
}

/** A refusal of the ledger as a problem; every surface gives the same. */
export function problemOf(refusal: Refusal, language: Language): Problem {
  const { actual } = refusal.details;
  const status = statusOf(refusal);
  return {
    type: `urn:liggare:problem:${refusal.code}`,
    title: titleOf(status, language),
    status,
    detail: refusalText(refusal, language),
    code: refusal.code,
    retry: refusals[refusal.code].retry,
    ...(refusal.fields.length > 0 && {
      errors: refusal.fields.map((field) => ({ pointer: field.pointer, detail: field[language] })),
    }),
    ...(typeof actual === "number" && { actual }),
  };
}

/** Answers with a refusal of the ledger. */
export function sendRefusal(response: Response, refusal: Refusal): void {
  const language = languageOf(response.req);
  const { actual } = refusal.details;
  if (refusal.code === "revision-stale" && typeof actual === "number" && actual >= 0)
    response.setHeader("ETag", `"${actual}"`);
  send(response, problemOf(refusal, language), language);
}

/** Answers an operator with what a machine's fault or a wrong path says; never used for anybody else. */
export function sendFault(response: Response, status: number, code: string, detail: string): void {
  const problem = { type: `urn:liggare:problem:${code}`, status, detail, code, retry: status === 503 };
  send(response, problem, languageOf(response.req));
}

/** A problem of HTTP's own; other surfaces give the same. */
export function ownProblem(code: OwnProblem, language: Language): Problem {
  const { status } = own[code];
  return {
    type: `urn:liggare:problem:${code}`,
    title: titleOf(status, language),
    status,
    detail: own[code][language],
    code,
    retry: status === 503 || status === 429,
  };
}

/** Answers with a problem of HTTP's own. */
export function sendProblem(response: Response, code: OwnProblem): void {
  const language = languageOf(response.req);
  if (own[code].status === 401) response.setHeader("WWW-Authenticate", "Bearer");
  send(response, ownProblem(code, language), language);
}

export const ownProblems: Readonly<Record<OwnProblem, { readonly status: number } & Bilingual>> = own;
