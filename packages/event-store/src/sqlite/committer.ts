import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { AppendResult, Head } from "../port.ts";
import { StoreError } from "../port.ts";
import { asExpected, classify } from "../request.ts";
import { chainHash } from "../seal.ts";
import { type StreamHead, StreamHeads } from "../stream-heads.ts";
import { positionOf, SqliteReader } from "./reader.ts";

/** What an append stores; its events' ids stand in the texts. */
export interface Write {
  readonly stream: string;
  /** Revision that must be the last; -1 for no stream. */
  readonly expected: number;
  readonly texts: readonly string[];
}

/** The number of the last event written, or why nothing was. */
export type Written = number | AppendResult;

const none: StreamHead = { revision: -1, hash: "" };

/** Writes groups of appends over one connection, each group in one transaction. Knows nothing of who waits for them. */
export class Committer {
  readonly #db: DatabaseSync;
  readonly #file: string;
  readonly #reader: SqliteReader;
  /** Of the streams used last, as committed; and of those that this transaction wrote. */
  readonly #heads = new StreamHeads();
  readonly #mine = new Map<string, StreamHead>();
  readonly #insert: StatementSync;
  readonly #insertFirst: StatementSync;
  readonly #dataVersion: StatementSync;
  #version: unknown;
  #head: Head;
  #number = 0;
  #hash = "";
  /** Set where what failed could not be undone: nothing may be written any more. */
  broken: StoreError | undefined;

  constructor(db: DatabaseSync, file: string) {
    this.#db = db;
    this.#file = file;
    this.#reader = new SqliteReader(db, file);
    const insert = "INSERT INTO event (number, stream, revision, envelope, hash) VALUES (?, ?, ?, ?, ?)";
    this.#insert = db.prepare(insert);
    // Finds in one go whether there is a stream already.
    this.#insertFirst = db.prepare(`${insert} ON CONFLICT (stream, revision) DO NOTHING`);
    this.#dataVersion = db.prepare("PRAGMA data_version");
    this.#dataVersion.setReturnArrays(true);
    this.#head = this.#reader.head();
    this.#version = this.#readVersion();
  }

  /** The log's end as this connection committed or saw it last. */
  get head(): Head {
    return this.#head;
  }

  /** Durable when it returns; where it throws nothing of the group was written. */
  commit(writes: readonly Write[]): Written[] {
    try {
      this.#db.exec("BEGIN IMMEDIATE");
      this.#seeOthers();
      this.#mine.clear();
      this.#number = this.#head.number;
      this.#hash = this.#head.hash;
      const written = writes.map((write) => this.#append(write));
      this.#db.exec("COMMIT");
      for (const [stream, head] of this.#mine) this.#heads.set(stream, head);
      this.#head = { position: positionOf(this.#number), number: this.#number, hash: this.#hash };
      return written;
    } catch (error) {
      this.#undo();
      throw error;
    }
  }

  #append(write: Write): Written {
    const { stream, expected, texts } = write;
    const known = this.#mine.get(stream) ?? this.#heads.get(stream);
    if (known === undefined && expected < 0 && this.#insertAll(write, none, this.#insertFirst)) return this.#number;
    const head = known ?? this.#lookUp(stream);
    // Ids are looked at in a repetition only.
    const ids = expected < head.revision ? idsIn(texts) : texts;
    const kind = classify({ expected, ids }, head.revision, (from, count) => this.#ids(stream, from, count));
    if (kind === "conflict") return { kind, actual: asExpected(head.revision) };
    if (kind === "repetition") {
      const { revision, position, number } = this.#reader.stream(stream, expected + texts.length, 1)[0]!;
      return { kind: "written", revision, position, number };
    }
    this.#insertAll(write, head, this.#insert);
    return this.#number;
  }

  #lookUp(stream: string): StreamHead {
    const head = this.#reader.streamHead(stream);
    if (head.revision >= 0) this.#mine.set(stream, head);
    return head;
  }

  /** False where the first statement found another event in its place. */
  #insertAll({ stream, expected, texts }: Write, before: StreamHead, first: StatementSync): boolean {
    let [statement, hash, revision, number] = [first, before.hash, expected, this.#number];
    for (const text of texts) {
      hash = chainHash(hash, text);
      revision += 1;
      number += 1;
      const { changes } = statement.run(number, stream, revision, text, hash);
      if (changes === 0) return false;
      statement = this.#insert;
    }
    this.#mine.set(stream, { revision, hash });
    this.#number = number;
    this.#hash = hash;
    return true;
  }

  /** SQLite has rolled back already after some faults (a full disk among them), and not after others. */
  #undo(): void {
    if (!this.#db.isTransaction) return;
    try {
      this.#db.exec("ROLLBACK");
    } catch (error) {
      this.broken = new StoreError("damaged", `${this.#file}: a failed commit could not be undone`, { cause: error });
    }
  }

  #ids(stream: string, from: number, count: number): readonly string[] {
    return this.#reader.stream(stream, from, count).map(({ id }) => id);
  }

  /**
   * What another connection committed must not be overlooked: the other one of this store, or that of another program,
   * which the lock does not keep out.
   */
  #seeOthers(): void {
    const version = this.#readVersion();
    if (version === this.#version) return;
    this.#version = version;
    this.#heads.clear();
    this.#head = this.#reader.head();
  }

  #readVersion(): unknown {
    return (this.#dataVersion.get() as unknown as readonly unknown[])[0];
  }
}

const idsIn = (texts: readonly string[]): string[] =>
  texts.map((text) => (JSON.parse(text) as { readonly id: string }).id);
