/** What a process asked of the file system, in order, as far as it concerns a log's durable files. */
export type Operation =
  | { readonly kind: "write"; readonly file: string; readonly offset: number; readonly data: Buffer }
  | { readonly kind: "truncate"; readonly file: string; readonly size: number }
  | { readonly kind: "sync"; readonly file: string }
  | { readonly kind: "create"; readonly file: string }
  | { readonly kind: "rename"; readonly from: string; readonly to: string }
  | { readonly kind: "unlink"; readonly file: string }
  | { readonly kind: "sync folder" }
  /** Not of the file system: from here on the batch was acknowledged. */
  | { readonly kind: "acknowledged"; readonly batch: string };

export interface Recording {
  /** How the recorded process synced. */
  readonly synchronous: "FULL" | "NORMAL";
  readonly seed: string;
  readonly operations: readonly Operation[];
}
