import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder in memory where the system has one: for what needs many files and no disk. */
export function memoryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "liggare-faults-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** strace, which records and forges system calls. */
export const strace = {
  missing(): string | undefined {
    const { status } = spawnSync("strace", ["-f", "--seccomp-bpf", "-o", "/dev/null", "-e", "trace=fsync", "true"]);
    return status === 0 ? undefined : "strace (with --seccomp-bpf) is not there or may not trace";
  },
};
