import { Command, CommanderError, Option } from "commander";
import { type Bind, contextOf, type Surroundings, type Verb, version } from "./context.ts";
import { type Exit, endingOf, exits } from "./failure.ts";
import { verbs } from "./verbs/index.ts";

const exitHelp = `
Exit codes: 0 done · 1 refused, or something was found · 2 wrong usage · 3 busy, locked or not available ·
70 a defect · 130 interrupted by a second signal.

The ledger's folder is LIGGARE_DATA (default .liggare). While a server runs on it, the verbs ask that server.
"liggare <verb> --help" explains a verb and shows examples; "liggare doctor" shows all settings.`;

/** The command line's program; `exit` is told how a verb ended. */
function programOf(surroundings: Surroundings, onExit: (exit: Exit) => void, all: readonly Verb[] = verbs): Command {
  const { streams } = surroundings;
  const program = new Command("liggare")
    .description("Liggare: the coordination ledger of a municipality's work against violent extremism")
    .version(version)
    .addHelpText("after", exitHelp)
    .showSuggestionAfterError();
  const bind: Bind = (command, work) => {
    command.action(async () => {
      onExit(await work(contextOf(surroundings, command.opts()), command.processedArgs, command.opts()));
    });
  };
  for (const verb of all) verb(program, bind);
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => void streams.out.write(text),
      writeErr: () => undefined,
    });
    if (command === program) continue;
    command
      .option("--json", "answers and problems as JSON on stdout")
      .addOption(
        new Option("--lang <language>", "of tables and problems; default: the locale's, else sv").choices(["sv", "en"]),
      );
  }
  return program;
}

/** Runs the program over its arguments and answers the exit code. Nothing is thrown. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<Exit> {
  let exit: Exit = exits.done;
  try {
    await programOf(surroundings, (code) => {
      exit = code;
    }).parseAsync([...args], { from: "user" });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exits.done;
    if (error instanceof CommanderError && error.code === "commander.help") {
      surroundings.streams.err.write(programOf(surroundings, () => undefined).helpInformation());
      return exits.usage;
    }
    const json = args.includes("--json");
    const ending = endingOf(error);
    const { LIGGARE_DEBUG: debug } = surroundings.environment;
    if (debug && error instanceof Error) surroundings.streams.err.write(`${error.stack}\n`);
    return contextOf(surroundings, { json }).out.ending(ending);
  }
}
