import { Pool, type PoolClient } from "pg";
import type { PostgresAddress } from "./address.ts";
import { isLost, isToRepeat, named } from "./faults.ts";

export type Row = Readonly<Record<string, unknown>>;

/** What statements are sent through; values are always bound. */
export interface Session {
  query(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
}

/** Milliseconds. */
const limits = {
  connecting: 10_000,
  /** For the server; the client waits a little longer, in case that the server hangs. */
  statement: 30_000,
  answer: 35_000,
  idleInTransaction: 60_000,
} as const;

const connections = 10;
const attempts = 5;

/** A pool of connections to one database. What it throws is a VaultError that names the server. */
export class Database {
  readonly server: string;
  readonly #pool: Pool;

  constructor({ connection, server }: PostgresAddress) {
    this.server = server;
    this.#pool = new Pool({
      ...connection,
      max: connections,
      application_name: "liggare vault",
      keepAlive: true,
      connectionTimeoutMillis: limits.connecting,
      statement_timeout: limits.statement,
      query_timeout: limits.answer,
      idle_in_transaction_session_timeout: limits.idleInTransaction,
      // What is acknowledged is on the server's disk, whatever the database's own setting.
      options: "-c synchronous_commit=on -c search_path=pg_catalog",
    });
    // An idle connection that ends is dropped by the pool; whoever asks next gets a new one, or the error.
    this.#pool.on("error", () => {});
  }

  /** One statement that changes nothing. */
  async read(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return this.#with([sql, values], async (_session, rows) => rows);
  }

  /** A transaction that may change things; each statement sees what was committed before it began. */
  async write<T>(work: (session: Session) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#transaction("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", work);
      } catch (error) {
        const cause = error instanceof Error ? error.cause : undefined;
        if (attempt === attempts || !isToRepeat(cause)) throw error;
      }
    }
  }

  /** A transaction in which all statements see the same moment. */
  async snapshot<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", work);
  }

  /** Statements that cannot stand in a transaction and may take long; the connection is not used again. */
  async alone<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#with(["SELECT 1"], work, { last: true });
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #transaction<T>(begin: string, work: (session: Session) => Promise<T>): Promise<T> {
    return this.#with([begin], async (session) => {
      try {
        const result = await work(session);
        await session.query("COMMIT");
        return result;
      } catch (error) {
        // A lost connection has nothing to roll back any more: the server does.
        if (!session.lost) await session.query("ROLLBACK");
        throw error;
      }
    });
  }

  /**
   * Connections that died while they lay idle (a restarted server) show it at their first statement, before which
   * nothing was done: the next one is taken.
   */
  async #with<T>(
    [sql, values]: readonly [first: string, values?: readonly unknown[]],
    work: (session: OneSession, rows: readonly Row[]) => Promise<T>,
    { last = false } = {},
  ): Promise<T> {
    for (let dead = 0; ; dead++) {
      const session = new OneSession(await this.#connect(), this.server);
      let rows: readonly Row[];
      try {
        rows = await session.query(sql, values);
      } catch (error) {
        session.release();
        if (session.lost && dead < connections) continue;
        throw error;
      }
      try {
        return await work(session, rows);
      } finally {
        session.release(last);
      }
    }
  }

  async #connect(): Promise<PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw named(error, this.server);
    }
  }
}

class OneSession implements Session {
  lost = false;
  readonly #client: PoolClient;
  readonly #server: string;

  constructor(client: PoolClient, server: string) {
    this.#client = client;
    this.#server = server;
    // A connection that ends between two statements fails the next one, which tells it.
    client.on("error", this.#noteLoss);
  }

  async query(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    try {
      return (await this.#client.query<Row>(sql, [...values])).rows;
    } catch (error) {
      this.lost ||= isLost(error);
      throw named(error, this.#server);
    }
  }

  release(last = false): void {
    this.#client.off("error", this.#noteLoss);
    this.#client.release(this.lost || last);
  }

  readonly #noteLoss = (): void => {
    this.lost = true;
  };
}
