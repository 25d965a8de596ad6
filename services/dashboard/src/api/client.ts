import { currentLanguage } from "../i18n/index.ts";

const base = "/api/v1";

/** A problem that the server answered with (RFC 9457). */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly request?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

/** The server refused, or could not be reached (`status` 0). */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

async function contentOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    // A page of something between us and the server, or a torn answer: the status tells what there is to tell.
    return undefined;
  }
}

export interface CallOptions {
  readonly method?: "GET" | "POST" | "DELETE";
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Calls the API and gives the answer's body; throws `ApiError` for everything that is no answer. */
export async function call<T>(path: string, { method = "GET", body, headers, signal }: CallOptions = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(base + path, {
      method,
      headers: {
        accept: "application/json",
        "accept-language": currentLanguage(),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ApiError({ status: 0, code: "unreachable", detail: "" });
  }
  const content = response.status === 204 ? undefined : await contentOf(response);
  if (response.ok) return content as T;
  const problem = content as Partial<Problem> | undefined;
  throw new ApiError({ detail: "", code: "unknown", ...problem, status: response.status });
}
