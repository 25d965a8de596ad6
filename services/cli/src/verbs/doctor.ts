import type { Context, Verb } from "../context.ts";
import { checkLog, checkOpened, checkPlaces, type Finding } from "../doctor.ts";
import { exits } from "../failure.ts";
import { examples } from "../options.ts";
import { settingsOf } from "../settings.ts";

/** Looks for what is wrong with a ledger and its surroundings. */
export const doctor: Verb = (program, bind) =>
  bind(
    program
      .command("doctor")
      .description("show all settings and look for what is wrong; ends with 1 where something was found")
      .addHelpText(
        "after",
        `
Checks the folder's permissions, every event's hash and place in the log, the head kept outside it, the vault and each
text that the log refers to, the views and the clock. It records nothing, and may run beside a server.
${examples("doctor", "doctor --json")}`,
      ),
    async (context) => {
      const { out, config } = context;
      const settings = settingsOf(config);
      out.heading("Settings");
      out.table(
        ["Variable", "Value", "From"],
        settings.map(({ name, value, origin }) => [name, value, origin]),
      );
      out.heading("Checks");
      const found: Finding[] = [];
      const told = (checks: readonly Finding[]): boolean => {
        for (const check of checks) tell(context, check);
        found.push(...checks);
        return checks.every(({ ok }) => ok);
      };
      told(checkPlaces(config));
      if (config.store.kind !== "memory") {
        const whole = told(await checkLog(context, config));
        told(await checkOpened(context, whole));
      }
      const findings = found.filter(({ ok }) => !ok);
      out.data({ settings, checks: found, findings: findings.length });
      out.line();
      out.line(findings.length === 0 ? out.style("green", "All is well.") : `${findings.length} found.`);
      return findings.length === 0 ? exits.done : exits.refused;
    },
  );

function tell({ out }: Context, { check, ok, detail }: Finding): void {
  const mark = ok ? out.style("green", "ok   ") : out.style("red", "FOUND");
  out.line(`  ${mark} ${check.padEnd(12)} ${detail}`);
}
