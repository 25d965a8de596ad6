import { existsSync } from "node:fs";
import { issueToken, needsUnit, openSigningKey } from "@liggare/access";
import { places } from "@liggare/api";
import { type Role, roles } from "@liggare/domain";
import { InvalidArgumentError, Option } from "commander";
import { requireLedger } from "../client/connect.ts";
import { runningServer } from "../client/server.ts";
import type { Context, Verb } from "../context.ts";
import { exits, wrongUsage } from "../failure.ts";
import { code, examples } from "../options.ts";

interface TokenOptions {
  readonly role: Role;
  readonly unit?: string;
  readonly subject: string;
  readonly lifetime?: number;
  readonly link?: true;
}

const seconds = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
const longestLink = 15 * seconds.m;
const usualLifetime = 30 * seconds.d;

function lifetime(text: string): number {
  const [, amount, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  if (amount === undefined || Number(amount) === 0)
    throw new InvalidArgumentError("Enter a number and s, m, h or d, such as 30d or 15m.");
  return Number(amount) * seconds[unit as keyof typeof seconds];
}

/** Makes a program's token, or a link by which a browser signs in once. */
export const token: Verb = (program, bind) =>
  bind<TokenOptions>(
    program
      .command("token")
      .description("make a token for a program, or a link that signs a browser in once")
      .addOption(new Option("--role <role>", roles.join(", ")).choices(roles).makeOptionMandatory())
      .option("--unit <code>", "the board; a local coordinator needs one", code)
      .requiredOption("--subject <pseudonym>", "whose it is: a pseudonym, never a name")
      .option("--lifetime <time>", "30d for a token, 15m for a link if not given; at most 400d, a link 15m", lifetime)
      .option("--link", "a link for a browser instead of a token")
      .addHelpText(
        "after",
        `
Only the token or link is written to stdout; what it is for stands on stderr. Nobody keeps a copy: whoever has it may
do what the role may. Deleting token.key in the data folder and starting anew makes all of them invalid.
${examples(
  "token --role local-coordinator --unit skarholmen --subject samordnare-1",
  "token --role administrator --subject first-admin --link",
  "TOKEN=$(liggare token --role auditor --subject revisor-1 --lifetime 8h)",
)}`,
      ),
    async (context, _args, { role, unit = null, subject, link, ...given }) => {
      requireLedger(context.config);
      if (needsUnit(role) && unit === null) throw wrongUsage(`--unit: the role ${role} needs the code of its board.`);
      const life = given.lifetime ?? (link ? longestLink : usualLifetime);
      if (link && life > longestLink) throw wrongUsage("--lifetime: a link lives at most 15m.");
      const key = openSigningKey(places(context.config.data).signingKey);
      const own = unit ?? (role === "central-coordinator" ? "kommunstyrelsen" : null);
      const request = { role, unit: own, subject, use: link ? "link" : "program", lifetime: life } as const;
      const made = await issueToken(key, request, context.now());
      const expires = new Date(Math.floor(context.now().getTime() / 1000 + life) * 1000).toISOString();
      tell(context, link ? `${addressOf(context)}/login#${made}` : made, { role, unit: own, subject, expires, link });
      return exits.done;
    },
  );

/** Where browsers find the server: its public name, the one that runs, or the one that would. */
function addressOf({ config }: Context): string {
  const host = config.host.includes(":") ? `[${config.host.replace(/^\[|\]$/g, "")}]` : config.host;
  return config.publicUrl ?? runningServer(config.data)?.url ?? `http://${host}:${config.port}`;
}

interface Made {
  readonly role: Role;
  readonly unit: string | null;
  readonly subject: string;
  readonly expires: string;
  readonly link: true | undefined;
}

function tell({ out, config }: Context, text: string, { link, ...made }: Made): void {
  out.data(link ? { link: text, ...made } : { token: text, ...made });
  out.line(text);
  if (out.json) return;
  const whose = `${made.subject}, ${made.role}${made.unit ? ` for ${made.unit}` : ""}, until ${made.expires}`;
  out.note(link ? `Signs in once as ${whose}.` : `Send it as "Authorization: Bearer …". It speaks for ${whose}.`);
  if (link && !existsSync(places(config.data).running))
    out.note("No server is running: start it before the link expires.");
}
