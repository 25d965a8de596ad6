import { createRequire, registerHooks } from "node:module";
import { pathToFileURL } from "node:url";
import type { ICruiseResult } from "dependency-cruiser";
import { importRules } from "./import-rules.ts";

/**
 * dependency-cruiser reads TypeScript with whatever compiler it finds beside itself, and where it finds none, or one
 * without the old programming interface, it reports no module and no violation. Here it is handed the one of this
 * folder.
 */
function lendCompiler(): void {
  const own = createRequire(import.meta.url);
  registerHooks({
    resolve(specifier, context, next) {
      const wanted = specifier === "typescript" || specifier.startsWith("typescript/");
      return wanted && context.parentURL?.includes("/dependency-cruiser/")
        ? { url: pathToFileURL(own.resolve(specifier)).href, shortCircuit: true }
        : next(specifier, context);
    },
  });
}

lendCompiler();
const { cruise, getAvailableTranspilers } = await import("dependency-cruiser");

/** One forbidden import: which file, which rule, and what it imports. */
export interface Violation {
  readonly from: string;
  readonly rule: string;
  readonly to: string;
}

export interface Cruised {
  /** Files read, without libraries. */
  readonly modules: readonly string[];
  readonly violations: readonly Violation[];
}

/** The compiler that dependency-cruiser found, for example `typescript@6.0.3`; undefined where it found none. */
export function compilerFound(): string | undefined {
  return getAvailableTranspilers().find(({ name, available }) => name === "typescript" && available)?.currentVersion;
}

/** Reads the folders under `root` and holds them against the import rules; type-only imports count. */
export async function cruiseTree(root: string, folders: readonly string[]): Promise<Cruised> {
  const report = await cruise(
    [...folders],
    {
      baseDir: root,
      validate: true,
      ruleSet: importRules,
      tsPreCompilationDeps: true,
      doNotFollow: { path: "node_modules" },
      exclude: { path: "(^|/)(dist|coverage)/" },
    },
    { extensions: [".ts", ".tsx"], exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"] },
  );
  const { modules, summary } = report.output as ICruiseResult;
  return {
    modules: modules
      .filter(({ source }) => /\.tsx?$/.test(source) && !source.includes("node_modules/"))
      .map(({ source }) => source),
    violations: summary.violations.map(({ from, to, rule }) => ({ from, rule: rule.name, to })),
  };
}
