import { functions } from "@liggare/domain";
import { Argument } from "commander";
import type { Client } from "../client/client.ts";
import type { Context, Verb } from "../context.ts";
import { exits, wrongUsage } from "../failure.ts";
import { type ActorOptions, actorOf, code, examples, recorderOptions } from "../options.ts";

interface ContactsOptions extends ActorOptions {
  readonly board?: string;
  readonly function?: string;
  readonly address?: string;
  readonly name?: string;
}

/** The contact list of functions; names and addresses lie in the directory alone. */
export const contacts: Verb = (program, bind) =>
  bind<ContactsOptions>(
    recorderOptions(
      program
        .command("contacts")
        .description("which function coordinates and deputises at each board, and how it is reached")
        .addArgument(new Argument("[action]", "what to do").choices(["list", "put", "remove"]).default("list"))
        .option("--board <code>", "only this board; for put and remove the board of the function", code)
        .option("--function <code>", `put, remove: ${Object.keys(functions).join(", ")}`, code)
        .option("--address <text>", "put: telephone number, e-mail or office address")
        .option("--name <text>", "put: name, where it is needed"),
    ).addHelpText(
      "after",
      `\nAddresses are kept in the vault's directory: never in the log, never in a view, and gone when removed.\n${examples(
        "contacts",
        'contacts put --board skarholmen --function local-coordinator --address "08-508 24 000"',
        "contacts remove --board skarholmen --function local-coordinator",
      )}`,
    ),
    async (context, [action = "list"], options) => {
      const client = await context.connect();
      try {
        return action === "list"
          ? await list(context, client, options)
          : await change(context, client, action, options);
      } finally {
        await client.close();
      }
    },
  );

async function list({ out }: Context, client: Client, options: ContactsOptions) {
  const result = await client.contacts(actorOf(options), options.board);
  if (!result.ok) return out.problem(result.problem);
  out.data(result.body);
  if (out.json) return exits.done;
  out.table(
    ["Board", "Function", "Task", "Since", "Name", "Address"],
    result.body.contacts.map(({ unitName, functionText, task, since, name, address }) => [
      unitName,
      functionText[out.lang],
      task,
      since ?? "–",
      name ?? "–",
      address ?? "–",
    ]),
  );
  return exits.done;
}

async function change({ out }: Context, client: Client, action: string, options: ContactsOptions) {
  const { board: unit, function: named, address, name } = options;
  if (unit === undefined || named === undefined) throw wrongUsage(`${action}: give --board and --function.`);
  const place = { unit, function: named };
  if (action === "put" && address === undefined) throw wrongUsage("put: give --address.");
  const result =
    action === "put"
      ? await client.putContact(
          { ...place, address: address ?? "", ...(name !== undefined && { name }) },
          actorOf(options),
        )
      : await client.removeContact(place, actorOf(options));
  if (!result.ok) return out.problem(result.problem);
  const done = action === "put" ? "listed" : "removed";
  out.data({ ...place, [done]: true });
  out.line(`${unit} ${named}: ${done}`);
  return exits.done;
}
