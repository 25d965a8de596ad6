import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { root } from "./context.ts";
import { exits, Failure } from "./failure.ts";

const dashboard = join(root, "services/dashboard");
/** Where the built pages lie. */
export const pagesFolder = join(dashboard, "dist");
/** File in the built pages that says what they were built from. */
const stamp = ".sources";
const entry = join(dashboard, "index.html");

/** What the pages are built from. */
const sources: readonly string[] = [
  ...["src", "public", "index.html", "package.json", "vite.config.ts"].map((name) => join(dashboard, name)),
  ...["domain", "calendar", "privacy"].map((name) => join(root, "packages", name, "src")),
  join(root, "pnpm-lock.yaml"),
];

/** SHA-256 over the pages' sources, by path. */
function sourcesHash(): string {
  const hash = createHash("sha256");
  for (const source of sources) {
    if (!existsSync(source)) continue;
    for (const file of filesOf(source)) {
      hash.update(`${relative(root, file)}\0`);
      hash.update(readFileSync(file));
    }
  }
  return hash.digest("hex");
}

function filesOf(path: string): readonly string[] {
  const entries = readdirSafely(path);
  return entries ? entries.sort() : [path];
}

function readdirSafely(path: string): string[] | undefined {
  try {
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return undefined;
    throw error;
  }
}

export const havePages = (): boolean => existsSync(join(pagesFolder, "index.html"));

/** Whether the pages were built from the sources as they are now. */
function pagesAreCurrent(hash: string): boolean {
  const file = join(pagesFolder, stamp);
  return havePages() && existsSync(file) && readFileSync(file, "utf8").trim() === hash;
}

/**
 * Builds the pages with the dashboard's own Vite, where their sources have changed. Answers whether it built. They are
 * built beside and then take the place of the old ones, so that neither a server nor a second build meets half of them.
 */
export async function buildPages(options: { readonly force: boolean; readonly onBuild: () => void }): Promise<boolean> {
  const hash = sourcesHash();
  if (!options.force && pagesAreCurrent(hash)) return false;
  if (!existsSync(entry)) throw new Failure(exits.unavailable, "no-pages", `The pages' sources are not here: ${entry}`);
  options.onBuild();
  const beside = join(dashboard, "node_modules", `.pages-${process.pid}`);
  try {
    const { code, said } = await runVite(beside);
    if (code !== 0) {
      const detail = `The pages could not be built (vite ended with ${code}):\n${said}`;
      throw new Failure(exits.defect, "pages-not-built", detail);
    }
    writeFileSync(join(beside, stamp), `${hash}\n`);
    takePlace(beside);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
  return true;
}

/** Puts a finished build where the pages lie. Another build may do the same at once: then one of them stays. */
function takePlace(beside: string): void {
  const old = `${beside}-old`;
  unless("ENOENT", () => renameSync(pagesFolder, old));
  unless("ENOTEMPTY", () => renameSync(beside, pagesFolder));
  rmSync(old, { recursive: true, force: true });
}

/** Does what may have become needless meanwhile, as one error code tells. */
function unless(code: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== code) throw error;
  }
}

/** Runs `vite build` into a folder; answers its exit code and the end of what it said. */
async function runVite(folder: string): Promise<{ readonly code: number | null; readonly said: string }> {
  const manifest = createRequire(join(dashboard, "package.json")).resolve("vite/package.json");
  const args = [join(dirname(manifest), "bin/vite.js"), "build", "--outDir", folder, "--emptyOutDir"];
  const child = spawn(process.execPath, args, {
    cwd: dashboard,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => said.push(text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { code, said: said.join("").trim().split("\n").slice(-30).join("\n") };
}
