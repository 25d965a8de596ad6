import { type Actor, needsUnit } from "@liggare/access";
import { projections } from "@liggare/api";
import { isIsoDate } from "@liggare/calendar";
import { codePattern, type Role, roles } from "@liggare/domain";
import { concernRegisterView, policyView, registerView } from "@liggare/ledger";
import { structures } from "@liggare/views";
import { Argument, type Command, InvalidArgumentError, Option } from "commander";

/** The views that can be shown, by name. */
export const viewNames: readonly string[] = [...projections, policyView, registerView, concernRegisterView].map(
  ({ name }) => name,
);

export const viewArgument = (description: string): Argument =>
  new Argument("<view>", `${description}: ${viewNames.join(", ")}`).choices(viewNames);

/** A day option's parser. */
export function day(text: string): string {
  if (isIsoDate(text)) return text;
  throw new InvalidArgumentError("Enter a day such as 2019-11-30.");
}

/** By which structure of the boards history is shown. */
export const structureOption = (): Option =>
  new Option(
    "--structure <structure>",
    "history with the board of its time, or with the board in force that took over",
  ).choices([...structures]);

/** A parser of whole numbers from `least`. */
export const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d{1,15}$/.test(text) && value >= least) return value;
    throw new InvalidArgumentError(`Enter a whole number from ${least}.`);
  };

export function code(text: string): string {
  if (codePattern.test(text)) return text;
  throw new InvalidArgumentError("Use a code of a–z, digits and hyphens, such as skarholmen.");
}

export interface ActorOptions {
  readonly role: Role;
  readonly unit?: string;
  readonly subject: string;
}

/** Office of the central coordinator where no other is named (report §3: the city executive office, under the executive board). */
const centralUnit = "kommunstyrelsen";

const roleOption = (role: Role, why: string) =>
  new Option("--role <role>", `whose eyes and rights: ${roles.join(", ")}${why}`).choices(roles).default(role);

const subjectOption = new Option("--subject <pseudonym>", "who does it: a pseudonym, never a name").default("operator");

/** Who records: the central coordinator, unless told otherwise. */
export const recorderOptions = (command: Command): Command =>
  command
    .addOption(roleOption("central-coordinator", ""))
    .option("--unit <code>", `the recorder's own board; a central coordinator's is ${centralUnit} if not given`, code)
    .addOption(subjectOption);

/** Who reads: an auditor, because whoever holds the files can read what is true. */
export const readerOptions = (command: Command, unitHelp: string): Command =>
  command
    .option("--unit <code>", unitHelp, code)
    .addOption(roleOption("auditor", "; an auditor sees true numbers"))
    .addOption(subjectOption);

/** The actor of the options. Throws for a role that needs a unit and has none. */
export function actorOf({ role, unit, subject }: ActorOptions): Actor {
  if (!/^[a-z0-9-]{1,80}$/.test(subject))
    throw new InvalidArgumentError("--subject: use a pseudonym of a–z, digits and hyphens, never a name.");
  if (needsUnit(role) && unit === undefined)
    throw new InvalidArgumentError(`--unit: the role ${role} needs the code of its board.`);
  return { subject, role, unit: unit ?? (role === "central-coordinator" ? centralUnit : null) };
}

/** The reader of a question: `--unit` narrows the answer, and is the own board of a local coordinator. */
export const readerOf = ({ role, unit, subject }: ActorOptions): Actor =>
  actorOf({ role, subject, ...(unit !== undefined && needsUnit(role) && { unit }) });

/** Help's examples, below everything else. */
export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ liggare ${line}`).join("\n")}`;
