import { isDeepStrictEqual } from "node:util";
import {
  aggregateNamed,
  describeFields,
  type EventType,
  type FieldDescription,
  jsonSchemaOf,
  parse,
} from "@liggare/domain";
import type { ViewDefinition } from "@liggare/views";

/* What an event type has to bring along, whichever it is (CONTRIBUTING: adding an event type). */

/** The part of the AsyncAPI document that says what a message is. */
export interface Document {
  readonly channels: { readonly log: { readonly messages: Readonly<Record<string, unknown>> } };
  readonly components: { readonly messages: Readonly<Record<string, Message | undefined>> };
}
interface Message {
  readonly title: string;
  readonly summary?: string;
  readonly tags?: readonly { readonly name: string }[];
  readonly payload: { readonly allOf?: readonly { readonly properties?: { readonly data?: unknown } }[] };
  readonly examples?: readonly { readonly payload: { readonly data: unknown } }[];
}

type View = Pick<ViewDefinition, "name" | "handles" | "ignores" | "declares">;

const named = ({ sv, en }: { readonly sv?: string; readonly en?: string }): boolean =>
  Boolean(sv?.trim()) && Boolean(en?.trim());

/** Paths of fields, at any depth, that lack a name or a help text in one of the languages. */
function undescribed(fields: readonly FieldDescription[], at = ""): readonly string[] {
  return fields.flatMap((field) => {
    const path = `${at}/${field.name}`;
    const inner = [...(field.fields ?? []), ...(field.item ? [field.item] : []), ...(field.variants ?? [])];
    const own = named(field) && (!field.help || named(field.help)) ? [] : [path];
    return [...own, ...undescribed(inner, path)];
  });
}

/** What is missing of an event type; empty where nothing is. */
export function faultsOf(type: EventType, document: Document, views: readonly View[]): readonly string[] {
  const { definition, aggregate } = type;
  const faults: string[] = [];
  const expect = (holds: boolean, fault: string) => {
    if (!holds) faults.push(`${type.type}: ${fault}`);
  };
  expect(named(definition.title), "no title in both languages");
  for (const path of undescribed(describeFields(definition.data))) expect(false, `${path} is not described`);
  const example = parse(definition.data, definition.example);
  expect(example.ok && isDeepStrictEqual(example.value, definition.example), "no example that its schema takes");

  const message = document.components.messages[type.type];
  const payload = message?.payload.allOf?.find(({ properties }) => properties?.data !== undefined);
  expect(Object.hasOwn(document.channels.log.messages, type.type), "not on the log's channel of the AsyncAPI document");
  expect(message?.title === definition.title.en, "no title in the AsyncAPI document");
  expect(message?.summary?.includes(definition.title.sv) === true, "no Swedish title in the AsyncAPI document");
  expect(
    isDeepStrictEqual(payload?.properties?.data, jsonSchemaOf(definition.data)),
    "not its schema in the AsyncAPI document",
  );
  expect(
    isDeepStrictEqual(message?.examples?.[0]?.payload.data, definition.example),
    "no example in the AsyncAPI document",
  );
  expect(
    isDeepStrictEqual(message?.tags?.[0]?.name, aggregate?.name),
    "not under its aggregate in the AsyncAPI document",
  );

  const handlers: readonly View[] = views.filter(({ handles }) => Object.hasOwn(handles, type.type));
  for (const view of views) {
    const handled = handlers.includes(view);
    const ignored = (view.ignores as readonly string[]).includes(type.type);
    const declared = aggregate !== undefined && (view.declares ?? []).includes(aggregate.name);
    expect(!declared || handled || ignored, `neither handled nor ignored by ${view.name}`);
    expect(!(handled && ignored), `both handled and ignored by ${view.name}`);
    expect(declared || !(handled || ignored), `${view.name} does not declare its aggregate`);
  }
  expect(aggregate === undefined || handlers.length > 0, "shown by no view");
  return faults;
}

/** What is missing of a view's declaration. */
export const viewFaultsOf = ({ name, declares }: View): readonly string[] =>
  declares === undefined
    ? [`${name}: declares nothing`]
    : declares.flatMap((each) => (aggregateNamed(each) ? [] : [`${name}: ${each} is no aggregate`]));
