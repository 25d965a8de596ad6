import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import type { Violation } from "./cruise.ts";
import { folderOf, importTable, type Opening, rowOf } from "./import-table.ts";

/** What one import or re-export takes from another module. */
interface Taken {
  readonly module: string;
  /** Undefined where everything is taken: `* as`, `export *`, `import(…)`, a bare import. */
  readonly names: readonly { readonly name: string; readonly typeOnly: boolean }[] | undefined;
}

function parse(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, false);
}

function namesOf(elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[], typeOnly: boolean): Taken["names"] {
  return elements.map((one) => ({ name: (one.propertyName ?? one.name).text, typeOnly: typeOnly || one.isTypeOnly }));
}

function takenByImport(node: ts.ImportDeclaration, module: string): Taken {
  const clause = node.importClause;
  const bindings = clause?.namedBindings;
  if (!clause || clause.name || !bindings || !ts.isNamedImports(bindings)) return { module, names: undefined };
  return { module, names: namesOf(bindings.elements, clause.phaseModifier === ts.SyntaxKind.TypeKeyword) };
}

function takenByExport(node: ts.ExportDeclaration, module: string): Taken {
  const clause = node.exportClause;
  return { module, names: clause && ts.isNamedExports(clause) ? namesOf(clause.elements, node.isTypeOnly) : undefined };
}

/** Everything that a file takes from other modules, dynamic imports and `typeof import(…)` included. */
function takenIn(file: string): readonly Taken[] {
  const taken: Taken[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      taken.push(takenByImport(node, node.moduleSpecifier.text));
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      taken.push(takenByExport(node, node.moduleSpecifier.text));
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [module] = node.arguments;
      if (module && ts.isStringLiteral(module)) taken.push({ module: module.text, names: undefined });
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      if (ts.isStringLiteral(node.argument.literal))
        taken.push({ module: node.argument.literal.text, names: undefined });
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(file));
  return taken;
}

/** The names that a package's index re-exports from one file or folder of it, as importers see them. */
function namesFrom(index: string, file: string): ReadonlySet<string> {
  const names = new Set<string>();
  parse(index).forEachChild((node) => {
    if (!ts.isExportDeclaration(node) || !node.moduleSpecifier || !ts.isStringLiteral(node.moduleSpecifier)) return;
    if (!new RegExp(`^\\./${file}[./]`).test(node.moduleSpecifier.text)) return;
    if (node.exportClause && ts.isNamedExports(node.exportClause)) {
      for (const one of node.exportClause.elements) names.add(one.name.text);
    }
  });
  return names;
}

/** What of one import is not open; empty where all of it is. */
function closed(taken: Taken, opening: Opening, index: string): readonly string[] {
  if (opening === "all") return [];
  if (taken.names === undefined) return ["*"];
  if (opening === "types") return taken.names.filter(({ typeOnly }) => !typeOnly).map(({ name }) => name);
  const open = existsSync(index) ? namesFrom(index, opening.file) : new Set<string>();
  return taken.names.filter(({ name }) => !open.has(name)).map(({ name }) => name);
}

/** Is the module the package that a row's key names? `projections/*` is any folder there. */
function isOf(root: string, module: string, key: string): boolean {
  const name = module.replace("@liggare/", "");
  return key.endsWith("/*") ? name !== module && existsSync(join(root, key.slice(0, -1), name)) : name === key;
}

function violationsIn(root: string, file: string): readonly Violation[] {
  const [group, name] = file.split("/");
  const row = rowOf(`${group}/${name}`);
  if (row === undefined) return [];
  const openings = Object.entries(importTable[row] ?? {}).filter(([, opening]) => opening !== "all");
  if (openings.length === 0) return [];
  return takenIn(join(root, file)).flatMap((taken) =>
    openings
      .filter(([key]) => isOf(root, taken.module, key))
      .flatMap(([key, opening]) => closed(taken, opening, join(root, folderOf(key), "src/index.ts")))
      .map((what) => ({ from: file, rule: "opening", to: `${taken.module}: ${what}` })),
  );
}

/** Imports that the table allows in part only, and that take more: values where types are open, past a port. */
export function openingViolations(root: string): readonly Violation[] {
  const files = globSync("{packages,projections,services}/*/src/**/*.{ts,tsx}", { cwd: root });
  return files.sort().flatMap((file) => violationsIn(root, file));
}
