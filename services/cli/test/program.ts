import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { run } from "../src/program.ts";

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

function collector(): { readonly stream: Writable; text(): string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join("") };
}

/** A temporary folder with the program over it, in this process: each call is one command line. */
export function programIn(settings: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "liggare-cli-"));
  const stop = new AbortController();
  const liggare = async (args: readonly string[], stdin = "", atTerminal = false): Promise<Ran> => {
    const [out, err] = [collector(), collector()];
    const exit = await run(args, {
      environment: {
        LIGGARE_DATA: join(folder, "data"),
        LIGGARE_LOG_LEVEL: "silent",
        LANG: "en_GB.UTF-8",
        ...settings,
      },
      workingFolder: folder,
      streams: { out: out.stream, err: err.stream },
      stdin: Object.assign(Readable.from([stdin]), { isTTY: atTerminal }),
      now: () => new Date(),
      stop: stop.signal,
    });
    return { exit, out: out.text(), err: err.text() };
  };
  return {
    folder,
    data: join(folder, "data"),
    liggare,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
