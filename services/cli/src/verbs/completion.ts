import { Argument, type Command } from "commander";
import type { Verb } from "../context.ts";
import { exits } from "../failure.ts";
import { examples } from "../options.ts";

/** Prints a completion script for a shell. */
export const completion: Verb = (program, bind) =>
  bind(
    program
      .command("completion")
      .description("print the completion script for a shell")
      .addArgument(new Argument("<shell>", "bash").choices(["bash"]))
      .addHelpText(
        "after",
        examples("completion bash > /etc/bash_completion.d/liggare", 'eval "$(liggare completion bash)"'),
      ),
    async ({ out }) => {
      await out.raw(bashScript(program));
      return exits.done;
    },
  );

/** Words after a verb: its options, and the choices of its arguments and options. */
const wordsOf = (command: Command): string =>
  [
    ...command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices),
    ...command.options.flatMap(({ long }) => (long === undefined || long === null ? [] : [long])),
    "--help",
  ].join(" ");

function bashScript(program: Command): string {
  const verbs = program.commands;
  const choices = new Map<string, string>();
  for (const { long, argChoices } of verbs.flatMap((verb) => verb.options))
    if (long && argChoices) choices.set(long, argChoices.join(" "));
  return `_liggare() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]}
  case $before in
${[...choices].map(([option, words]) => `    ${option}) COMPREPLY=($(compgen -W "${words}" -- "$word")); return ;;`).join("\n")}
    --out|--to) COMPREPLY=($(compgen -f -- "$word")); return ;;
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${verbs.map((verb) => verb.name()).join(" ")} help --help --version" -- "$word"))
    return
  fi
  case \${COMP_WORDS[1]} in
${verbs.map((verb) => `    ${verb.name()}) COMPREPLY=($(compgen -W "${wordsOf(verb)}" -- "$word")) ;;`).join("\n")}
  esac
  case \${COMP_WORDS[1]} in
    import|backup|restore) case $word in -*) ;; *) COMPREPLY+=($(compgen -f -- "$word")) ;; esac ;;
  esac
}
complete -F _liggare liggare
`;
}
