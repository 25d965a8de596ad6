import { queryOptions } from "@tanstack/react-query";
import { call } from "./client.ts";

/** One event of a stream in its version in force. */
export interface StreamEntry {
  readonly id: string;
  readonly type: string;
  readonly revision: number;
  readonly occurredOn: string;
  readonly recordedAt: string;
  readonly recordedOn: string | null;
  readonly unit: string;
  readonly corrected: boolean;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One aggregate as the reader may see it. */
export interface Stream {
  readonly aggregate: string;
  readonly id: string;
  readonly unit: string;
  readonly revision: number;
  readonly entries: readonly StreamEntry[];
}

export const streamQuery = (aggregate: string, id: string) =>
  queryOptions({
    queryKey: ["stream", aggregate, id],
    queryFn: ({ signal }) => call<Stream>(`/aggregates/${aggregate}/${encodeURIComponent(id)}`, { signal }),
    retry: false,
  });
