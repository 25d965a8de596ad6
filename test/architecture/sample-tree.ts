import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

/** A small workspace in a temporary folder, linked as the package manager would link it. */
export interface SampleTree {
  readonly root: string;
  write(file: string, text: string): void;
  remove(): void;
}

/** Makes a tree in which each folder is a package whose index exports one value and one type. */
export function sampleTree(folders: readonly string[]): SampleTree {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "liggare-imports-")));
  const write = (file: string, text: string): void => {
    mkdirSync(join(root, dirname(file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  mkdirSync(join(root, "node_modules/@liggare"), { recursive: true });
  for (const folder of folders) {
    const name = `@liggare/${basename(folder)}`;
    write(`${folder}/package.json`, JSON.stringify({ name, type: "module", exports: { ".": "./src/index.ts" } }));
    write(`${folder}/src/index.ts`, 'export { open } from "./open.ts";\nexport type { Shape } from "./open.ts";\n');
    write(`${folder}/src/open.ts`, "export const open = 1;\nexport type Shape = number;\n");
    symlinkSync(join(root, folder), join(root, "node_modules", name));
  }
  return { root, write, remove: () => rmSync(root, { recursive: true, force: true }) };
}

/** Adds a library to the tree, so that an import of it leads somewhere. */
export function addLibrary(tree: SampleTree, name: string): void {
  tree.write(`node_modules/${name}/package.json`, JSON.stringify({ name, type: "module", exports: "./index.js" }));
  tree.write(`node_modules/${name}/index.js`, "export default 1;\n");
}
