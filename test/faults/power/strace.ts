import { basename, dirname } from "node:path";
import type { Operation } from "./operations.ts";

/** What of a process is recorded. Strings in full and in hexadecimal, descriptors with their paths. */
export const straceArguments = (output: string): readonly string[] => [
  "strace",
  "-f",
  "-y",
  "-xx",
  "--seccomp-bpf",
  "--signal=none",
  "-s",
  "1000000",
  "-e",
  "trace=openat,pwrite64,pwritev,write,writev,fdatasync,fsync,ftruncate,fallocate,rename,renameat,renameat2,unlink,unlinkat",
  "-o",
  output,
];

interface Call {
  readonly name: string;
  readonly args: string;
  readonly result: number;
}

const bytesOf = (hex: string): Buffer => Buffer.from(hex.replaceAll("\\x", ""), "hex");
const unescaped = (text: string): string =>
  text.replace(/(?:\\x[0-9a-f]{2})+/g, (escaped) => bytesOf(escaped).toString("utf8"));

/** Calls that succeeded, in the order in which they ended. A call that strace shows in two parts is put together. */
function* callsIn(trace: string): Generator<Call> {
  const begun = new Map<string, string>();
  for (const line of trace.split("\n")) {
    const [, thread = "", rest = ""] = /^(\d+) +(.*)$/s.exec(line) ?? [];
    const unfinished = rest.indexOf(" <unfinished ...>");
    if (unfinished >= 0) {
      begun.set(thread, rest.slice(0, unfinished));
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(rest);
    const whole = resumed === null ? rest : `${begun.get(thread) ?? ""}${resumed[1]}`;
    const call = /^(\w+)\((.*)\) += (-?\d+)/s.exec(whole);
    if (call !== null && !call[3]!.startsWith("-")) {
      yield { name: call[1]!, args: call[2]!, result: Number(call[3]) };
    }
  }
}

const descriptor = (args: string): { number: number; path: string } => {
  const [, number = "", path = ""] = /^(\d+)<([^>]*)>/.exec(args) ?? [];
  return { number: Number(number), path: unescaped(path) };
};

const strings = (args: string): string[] =>
  [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?/g)].map(([, hex = "", cut]) => {
    if (cut !== undefined) throw new Error("strace cut a string: its limit is too low");
    return hex;
  });

const paths = (args: string): string[] => strings(args).map((hex) => bytesOf(hex).toString("utf8"));

/**
 * The operations of a trace on a log's files: the database, its WAL and the head. Files that hold nothing durable
 * (`-shm`, `.lock`, `.owner`) are left out. A call counts from its end, a write before the acknowledgement that the
 * same thread made of it.
 */
export function operationsIn(trace: string, file: string, marks: string): Operation[] {
  const folder = dirname(file);
  const ours = new Set(["", "-wal", ".head", ".head.new"].map((ending) => `${basename(file)}${ending}`));
  const nameIn = (path: string) => (dirname(path) === folder && ours.has(basename(path)) ? basename(path) : undefined);
  const operations: Operation[] = [];
  const known = new Set<string>();
  const offsets = new Map<number, number>();
  for (const { name, args, result } of callsIn(trace)) {
    const fd = descriptor(args);
    const ofFd = nameIn(fd.path);
    if (name === "openat") {
      offsets.set(result, 0);
      const path = nameIn(paths(args)[0] ?? "");
      if (path === undefined) continue;
      if (args.includes("O_CREAT") && !known.has(path)) {
        operations.push({ kind: "create", file: path });
        known.add(path);
      } else if (args.includes("O_TRUNC")) operations.push({ kind: "truncate", file: path, size: 0 });
    } else if (name === "pwrite64" && ofFd !== undefined) {
      const data = bytesOf(strings(args)[0] ?? "").subarray(0, result);
      operations.push({ kind: "write", file: ofFd, offset: Number(/(\d+)$/.exec(args)?.[1]), data });
    } else if (name === "write") {
      const data = bytesOf(strings(args)[0] ?? "").subarray(0, result);
      if (fd.path === marks) {
        const batch = data.toString("utf8").trim().slice("ack ".length);
        operations.push({ kind: "acknowledged", batch });
      }
      if (ofFd === undefined) continue;
      const offset = offsets.get(fd.number) ?? 0;
      operations.push({ kind: "write", file: ofFd, offset, data });
      offsets.set(fd.number, offset + data.length);
    } else if ((name === "fsync" || name === "fdatasync") && fd.path === folder) {
      operations.push({ kind: "sync folder" });
    } else if ((name === "fsync" || name === "fdatasync") && ofFd !== undefined) {
      operations.push({ kind: "sync", file: ofFd });
    } else if (name === "ftruncate" && ofFd !== undefined) {
      operations.push({ kind: "truncate", file: ofFd, size: Number(/(\d+)$/.exec(args)?.[1]) });
    } else if (name.startsWith("rename")) {
      const [from, to] = paths(args).map(nameIn);
      if (from === undefined || to === undefined) continue;
      operations.push({ kind: "rename", from, to });
      known.delete(from);
      known.add(to);
    } else if (name.startsWith("unlink")) {
      const path = nameIn(paths(args)[0] ?? "");
      if (path === undefined) continue;
      operations.push({ kind: "unlink", file: path });
      known.delete(path);
    } else if (ofFd !== undefined) throw new Error(`${name} on ${ofFd} is not known here`);
  }
  return operations;
}
