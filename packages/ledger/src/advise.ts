import { type Actor, mayUse } from "@liggare/access";
import { dayOf } from "@liggare/calendar";
import { type Advice, decide, lift, type Refused, refuse } from "@liggare/domain";
import { type Machinery, otherUnit, prepare, unitOf } from "./execute.ts";
import { lookUp } from "./look-up.ts";
import { readNeeds } from "./needs.ts";
import type { CommandRequest } from "./requests.ts";
import { sealTexts } from "./texts.ts";

export interface Advised {
  readonly kind: "advised";
  readonly advice: Advice;
}

/**
 * What a command advises its writer, for the own unit only. It goes the whole way in, parsing, guard, rights and
 * decision, so that it is refused where the command would be, but writes neither an event nor a text.
 */
export async function advise(machinery: Machinery, request: CommandRequest, actor: Actor): Promise<Advised | Refused> {
  const { store, vault, view } = machinery;
  const prepared = prepare(request, actor, false);
  if ("kind" in prepared) return prepared;
  const { aggregate, command, stream } = prepared;
  if (!command.advises) return refuse("not-found");
  const history = (await store.readStream(stream)).map(lift);
  const unit = unitOf(prepared, request.id, history);
  if (unit === undefined || unit !== actor.unit || !mayUse(command.who, actor, unit)) return refuse("not-found");
  const misnamed = otherUnit(prepared, request.id, unit);
  if (misnamed) return misnamed;
  const clock = machinery.now();
  if ("kind" in clock) return clock;
  const looked = await lookUp(prepared, store, machinery.revisions);
  if ("kind" in looked) return looked;
  const { input } = await sealTexts(command, prepared.input, vault);
  const today = dayOf(clock.at.toISOString());
  const context = { id: request.id, unit, today, occurredOn: request.occurredOn ?? today, founding: false };
  const needed = await readNeeds(command, input, context, actor, { store, view });
  if ("kind" in needed) return needed;
  const decided = decide(aggregate, history, request.command, input, { ...context, known: needed.known });
  if ("kind" in decided) return decided;
  const rests = await readNeeds(command.advises, input, context, actor, { store, view });
  if ("kind" in rests) return rests;
  return { kind: "advised", advice: command.advises.give(input, { ...context, known: rests.known }) };
}
