import { DatabaseSync } from "node:sqlite";

interface Waiting {
  readonly stream: string;
  readonly text: string;
  readonly resolve: () => void;
}

/**
 * The peer of P1: `node:sqlite` with the same table, WAL, synchronous=FULL and group commit, and nothing else: no hash,
 * no expected revision, no canonical text, no head outside.
 */
export class BareLog {
  readonly #db: DatabaseSync;
  readonly #insert;
  #waiting: Waiting[] = [];

  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    this.#db.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000");
    this.#db.exec(
      "CREATE TABLE event (number INTEGER PRIMARY KEY AUTOINCREMENT, stream TEXT NOT NULL, revision INTEGER NOT NULL, envelope TEXT NOT NULL, hash TEXT NOT NULL, UNIQUE (stream, revision)) STRICT",
    );
    this.#insert = this.#db.prepare("INSERT INTO event (stream, revision, envelope, hash) VALUES (?, 0, ?, ?)");
  }

  append(stream: string, event: object): Promise<void> {
    return new Promise((resolve) => {
      if (this.#waiting.length === 0) setImmediate(() => this.#flush());
      this.#waiting.push({ stream, text: JSON.stringify(event), resolve });
    });
  }

  close(): void {
    this.#db.close();
  }

  #flush(): void {
    const group = this.#waiting;
    this.#waiting = [];
    this.#db.exec("BEGIN IMMEDIATE");
    for (const { stream, text } of group) this.#insert.run(stream, text, noHash);
    this.#db.exec("COMMIT");
    for (const { resolve } of group) resolve();
  }
}

const noHash = "0".repeat(64);

/** Scans a log's rows and parses their envelopes: the peer of P2. Answers how many there were. */
export function scanAndParse(file: string): number {
  const db = new DatabaseSync(file, { readOnly: true });
  const rows = db.prepare("SELECT number, stream, revision, envelope, hash FROM event ORDER BY number");
  rows.setReturnArrays(true);
  let count = 0;
  for (const row of rows.iterate() as Iterable<unknown>) {
    if (typeof JSON.parse((row as readonly string[])[3] as string).type === "string") count += 1;
  }
  db.close();
  return count;
}
