/** One place where a file breaks a rule. */
export interface Finding {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** A rule of style over the content of one file. */
export interface TidyRule {
  readonly name: string;
  /** What to do instead. */
  readonly instead: string;
  appliesTo(file: string): boolean;
  check(file: string, content: string): readonly Finding[];
}

const source = /\.tsx?$/;
const testFile = /\.test\.ts$/;
const pureSource = /^(?:packages\/(?:domain|views|calendar)|projections\/[^/]+)\/src\//;
// The rules' own words and bad samples stand here.
const own = /^test\/tidy\//;

function lineAt(content: string, index: number): number {
  return content.slice(0, index).split("\n").length;
}

/** Blanks comments, keeping every line where it is, so that prose about a banned call is not a call. */
export function withoutComments(content: string): string {
  const blank = (text: string): string => text.replace(/[^\n]/g, " ");
  return content.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (whole, quoted: string | undefined) => quoted ?? blank(whole),
  );
}

function findAll(file: string, content: string, pattern: RegExp): readonly Finding[] {
  const lines = content.split("\n");
  return [...content.matchAll(pattern)].map((match) => {
    const line = lineAt(content, match.index);
    return { file, line, text: (lines[line - 1] ?? "").trim() };
  });
}

function banned(
  name: string,
  instead: string,
  appliesTo: (file: string) => boolean,
  pattern: RegExp,
  prepare: (content: string) => string = withoutComments,
): TidyRule {
  return {
    name,
    instead,
    appliesTo: (file) => appliesTo(file) && !own.test(file),
    check: (file, content) => findAll(file, prepare(content), pattern),
  };
}

const asItStands = (content: string): string => content;
const every = (): boolean => true;

/** A title that is one placeholder alone: each row of the table brings its sentence. */
const rowIsTitle = /^(?:%s|\$[\w.]+)$/;

/** The title of each test that is a plain string, with its line. */
function titles(content: string): readonly { readonly title: string; readonly index: number }[] {
  const call =
    /(?<![\w.])(?:test|it)(?:\.(?:each|prop|skipIf|runIf|fails|concurrent|sequential)\b(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|))*\(\s*(["'`])((?:\\.|(?!\1).)+)\1/gs;
  return [...content.matchAll(call)].map((match) => ({ title: match[2] ?? "", index: match.index }));
}

/** Most lines of a source file. To be lowered to 200 when nothing stands above it. */
export const lineLimit = 250;

/** Files over the limit, with their length. A length here may only shrink; the list may not grow. */
export const longFiles: Readonly<Record<string, number>> = {};

/** Lines of a file, as an editor counts them. */
export function lineCount(content: string): number {
  return content.split("\n").length - (content.endsWith("\n") ? 1 : 0);
}

/**
 * Identity numbers that may stand in the repository: the Swedish Tax Agency's published test numbers (its open data
 * "Testpersonnummer"), as twelve digits. Files under packages/privacy/test hold further written forms.
 */
const publishedTestNumbers: ReadonlySet<string> = new Set(["201701012393"]);

const identityNumber =
  /(?<![\d.,\-+])(?:(?:18|19|20)\d{2}|\d{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])[-+]?\d{4}(?![\d.,\-+]*\d)/g;

function published(found: string): boolean {
  const digits = found.replace(/\D/g, "");
  return [...publishedTestNumbers].some((number) => number === digits || number.slice(2) === digits);
}

function identityNumbers(file: string, content: string): readonly Finding[] {
  return findAll(file, content, identityNumber).filter(({ text }) =>
    [...text.matchAll(identityNumber)].some(([found]) => !published(found)),
  );
}

export const tidyRules: readonly TidyRule[] = [
  banned(
    "no clock and no chance in pure packages",
    "take the time or the number as an argument",
    (file) => pureSource.test(file),
    /\b(?:Date\.now\b|new Date\(\s*\)|Math\.random\b|Temporal\.Now\b|performance\.now\b|crypto\.randomUUID\b)/g,
  ),
  banned(
    "no bare skip, only or todo",
    "use skipIf with the reason, or finish the test",
    (file) => testFile.test(file) || /\/contract\.ts$/.test(file),
    /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:skip|only|todo)\b/g,
  ),
  banned(
    "no any and no silenced compiler",
    "name the type, or use unknown and narrow it",
    (file) => source.test(file),
    /\bas any\b|(?<=[\w)\]?]\s*):\s*any\b|<any\b|\bany\[\]/g,
    (content) =>
      withoutComments(content).replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, (s) => " ".repeat(s.length)),
  ),
  banned(
    "no suppressed compiler or lint message",
    "mend what it says",
    (file) => source.test(file),
    /@ts-(?:ignore|nocheck)\b|biome-ignore-all\b/g,
    asItStands,
  ),
  banned("nothing left to do in the text", "do it, or file it", every, /\b(?:TODO|FIXME|XXX)\b/g, asItStands),
  banned(
    "no path of one machine",
    "use a path relative to the repository or to a temporary folder",
    every,
    /(?<![\w.])\/(?:home|Users|root)\/[\w.-]+|\b[A-Z]:\\\\?Users\\/g,
    asItStands,
  ),
  banned(
    "no host of a package registry",
    "leave the registry to the machine's own settings",
    every,
    /\bregistry\.(?:npmjs|yarnpkg)\.\w+|\b(?:npm|registry|artifactory|nexus|verdaccio)\.[\w-]+\.(?:internal|local|corp)\b|^\s*(?:@[\w-]+:)?registry\s*=/gm,
    asItStands,
  ),
  banned(
    "no empty catch",
    "handle the fault, or let it rise",
    (file) => source.test(file),
    /\bcatch\s*(?:\([^)]*\)\s*)?\{\s*\}/g,
  ),
  banned(
    "a promise's fault is not dropped without a reason",
    "handle it, or say on the same line or inside the braces who else learns of it",
    (file) => source.test(file),
    /\.catch\(\s*\(\w*\)\s*=>\s*(?:\{\s*\}|undefined|null)\s*\)(?![^\n]*\/\/ )/g,
    asItStands,
  ),
  banned(
    "an index names its exports",
    "export { … } from, one name at a time",
    (file) => /^(?:packages|projections|services)\/[^/]+\/src\/index\.ts$/.test(file),
    /\bexport\s+(?:type\s+)?\*/g,
  ),
  {
    name: "a source file is at most 250 lines",
    instead: "split it where its parts have names",
    // a dictionary of messages is data: one list a language
    appliesTo: (file) => source.test(file) && /\/src\//.test(file) && !/\/i18n\/(?:sv|en)\.ts$/.test(file),
    check(file, content) {
      const lines = lineCount(content);
      return lines > (longFiles[file] ?? lineLimit) ? [{ file, line: lines, text: `${lines} lines` }] : [];
    },
  },
  {
    name: "a test's title is a sentence",
    instead: "say in at least four words what holds",
    appliesTo: (file) => (testFile.test(file) || /\/test\/contract\.ts$/.test(file)) && !own.test(file),
    check: (file, content) =>
      titles(withoutComments(content))
        .filter(({ title }) => !rowIsTitle.test(title) && title.trim().split(/\s+/).length < 4)
        .map(({ title, index }) => ({ file, line: lineAt(content, index), text: title })),
  },
  {
    name: "no personal identity number",
    instead: "use one of the Tax Agency's published test numbers, listed in publishedTestNumbers",
    appliesTo: (file) => !file.startsWith("packages/privacy/test/") && !own.test(file) && file !== "pnpm-lock.yaml",
    check: identityNumbers,
  },
];
