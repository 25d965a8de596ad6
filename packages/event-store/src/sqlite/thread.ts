import { Worker } from "node:worker_threads";
import type { Head } from "../port.ts";
import type { Write, Written } from "./committer.ts";
import { asError, type FromThread, type ToThread } from "./messages.ts";

/** What the thread runs, and what it is given beside the log's file. */
export interface ThreadProgram {
  readonly url: URL;
  readonly data?: unknown;
}

const ordinary: ThreadProgram = { url: new URL("./thread-entry.ts", import.meta.url) };

/** What came of a group; `broken` where it could not even be undone. */
export type GroupAnswer =
  | { readonly kind: "committed"; readonly written: readonly Written[]; readonly head: Head; readonly took: number }
  | { readonly kind: "failed"; readonly error: Error; readonly broken: Error | undefined };

/** Asks the thread beside the event loop. It keeps the process alive only while somebody waits for an answer. */
export class LogThread {
  readonly #worker: Worker;
  readonly #onEnd: (error: Error, wasUp: boolean) => void;
  #group: ((answer: GroupAnswer) => void) | undefined;
  #checkpoint: ((fault: Error | undefined) => void) | undefined;
  #up = false;
  #closing = false;
  #ended: Promise<void>;

  /** `onUp` is told when it has the log; `onEnd` why it ended where nobody closed it, and whether it ever had the log. */
  constructor(file: string, onUp: () => void, onEnd: (error: Error, wasUp: boolean) => void, program = ordinary) {
    const { url, data } = program;
    this.#onEnd = onEnd;
    // It prints nothing; without its streams the process's own stay as they are (a pipe would cease to block).
    const streams = { stdout: true, stderr: true };
    this.#worker = new Worker(url, { workerData: { file, data }, name: "liggare-log", ...streams });
    this.#worker.unref();
    this.#ended = new Promise((resolve) => this.#worker.on("exit", () => resolve()));
    this.#worker.on("message", (message: FromThread) => {
      if (message.kind === "up") {
        this.#up = true;
        onUp();
      } else this.#hear(message);
    });
    this.#worker.on("error", (error) => this.#end(error));
    this.#worker.on("exit", (code) => this.#end(new Error(`it ended with ${code}`)));
  }

  get up(): boolean {
    return this.#up;
  }

  /** One at a time. */
  commit(writes: readonly Write[], answer: (answer: GroupAnswer) => void): void {
    this.#group = answer;
    const parts: (string | number)[] = [];
    for (const { stream, expected, texts } of writes) {
      parts.push(stream, expected, texts.length);
      for (const text of texts) parts.push(text);
    }
    this.#ask({ kind: "group", parts });
  }

  /** One at a time. Answers why it failed, if it did. */
  checkpoint(answer: (fault: Error | undefined) => void): void {
    this.#checkpoint = answer;
    this.#ask({ kind: "checkpoint" });
  }

  /** After what was asked before. Resolves when the connection is closed and the thread has ended. */
  close(): Promise<void> {
    if (!this.#closing) this.#ask({ kind: "close" });
    this.#closing = true;
    return this.#ended;
  }

  #ask(message: ToThread): void {
    this.#worker.ref();
    this.#worker.postMessage(message);
  }

  #hear(message: Exclude<FromThread, { kind: "up" }>): void {
    if (message.kind === "refused") {
      this.#end(asError(message.fault));
      return;
    }
    if (message.kind === "committed" || message.kind === "failed") {
      const answer = this.#group;
      this.#group = undefined;
      this.#rest();
      if (message.kind === "committed") answer?.(message);
      else {
        const { fault, broken } = message;
        answer?.({ kind: "failed", error: asError(fault), broken: broken && asError(broken) });
      }
      return;
    }
    const answer = this.#checkpoint;
    this.#checkpoint = undefined;
    this.#rest();
    answer?.(message.kind === "checkpointed" ? undefined : asError(message.fault));
  }

  #rest(): void {
    if (this.#group === undefined && this.#checkpoint === undefined && !this.#closing) this.#worker.unref();
  }

  #end(error: unknown): void {
    const wasUp = this.#up;
    this.#up = false;
    if (this.#closing) return;
    this.#closing = true;
    this.#worker.unref();
    this.#onEnd(error instanceof Error ? error : new Error(String(error)), wasUp);
  }
}
