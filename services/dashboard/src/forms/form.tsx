import { aggregateNamed, codePattern, describeFields, type Offer } from "@liggare/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { ApiError } from "../api/client.ts";
import { record } from "../api/record.ts";
import { type Actor, type CommandRef, definitionOf } from "../api/session.ts";
import { mustInclude } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { today } from "../shell/today.ts";
import { useDirectory } from "../shell/units.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/fields.tsx";
import { Failed } from "../ui/states.tsx";
import { AdviceShown, useAdvice } from "./advice.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { type Faults, faultsOf, personalData } from "./faults.ts";
import { CatalogueField } from "./field.tsx";
import { idOf } from "./ids.ts";
import type { Kind } from "./kinds.ts";
import { Receipt } from "./receipt.tsx";
import { emptyValues, toInput, type Value, type Values } from "./values.ts";

export interface RecordFormProps {
  readonly of: CommandRef;
  readonly kind: Kind;
  readonly actor: Actor;
  /** The stream, where it is known already. */
  readonly id?: string | undefined;
  /** What stands in the fields at first; fields named here and in `fixed` are not shown. */
  readonly preset?: Values;
  readonly fixed?: Readonly<Record<string, unknown>>;
}

/** The form and, once it is saved, its receipt; another one is a new form with a key of its own. */
export function RecordForm(props: RecordFormProps) {
  const [round, setRound] = useState(0);
  return <OneForm key={round} {...props} onAnother={() => setRound(round + 1)} />;
}

/** What the form asks beside the command's own fields, and which of those. */
function asks({ of, kind: { leaves = [] }, actor, id, fixed = {} }: RecordFormProps) {
  const aggregate = aggregateNamed(of.aggregate);
  const command = definitionOf(of);
  if (!aggregate || !command) throw new Error(`The catalogue has no ${of.aggregate}/${of.command}`);
  const all = describeFields(command.input);
  const anyUnit = command.who[actor.role] === "any unit";
  const hasUnit = all.some(({ name }) => name === "unit");
  const own = hasUnit && !anyUnit ? { unit: actor.unit } : {};
  return {
    command,
    fields: all.filter(({ name }) => !(name in own) && !(name in fixed) && !leaves.includes(name)),
    fixed: { ...own, ...fixed },
    forUnit: hasUnit && !anyUnit ? actor.unit : null,
    presetUnit: hasUnit && anyUnit && actor.unit !== null ? { unit: actor.unit } : {},
    // a correction keeps or changes the date of what it corrects
    dated: Object.hasOwn(aggregate.commands, of.command),
    idHelp: id === undefined && (command.on === "existing" || aggregate.idIs) ? (aggregate.idIs ?? null) : undefined,
  };
}

function OneForm(props: RecordFormProps & { readonly onAnother: () => void }) {
  const { of, kind, preset = {}, onAnother } = props;
  const { t, language, say } = useLanguage();
  const { nameOf } = useDirectory();
  const client = useQueryClient();
  const { occurred, texts, seenIn } = kind;
  const { command, fields, fixed, forUnit, presetUnit, dated, idHelp } = asks(props);
  const [key] = useState(() => crypto.randomUUID());
  const [id, setId] = useState(props.id ?? (idHelp === undefined ? key : ""));
  const [values, setValues] = useState(() => emptyValues(fields, { ...presetUnit, ...preset }));
  const [occurredOn, setOccurredOn] = useState("");
  const [submissions, setSubmissions] = useState(0);
  const sending = useRef(false);

  const input = { ...fixed, ...toInput(fields, values) };
  const date = occurredOn.trim();
  const check = (): Faults =>
    withIdFault(
      id,
      faultsOf({ command, fields, input, occurredOn: date, occurred: dated ? occurred : undefined, today: today() }),
    );
  const send = useMutation({
    mutationFn: () => record({ ...of, id: id.trim(), occurredOn: dated ? date : undefined, input, key }),
    onSuccess: async ({ position }) => {
      mustInclude(position);
      await client.invalidateQueries({ predicate: ({ queryKey: [what] }) => what === "view" || what === "stream" });
    },
    onSettled: () => {
      sending.current = false;
      setSubmissions((count) => count + 1);
    },
  });

  const ask = useAdvice(of);
  const [taken, setTaken] = useState<Offer>();
  const save = () => {
    ask.reset();
    sending.current = true;
    send.mutate();
  };
  /** Where the command advises, nothing is saved before its writer has seen what it says. */
  const advise = (of: { readonly input: unknown; readonly occurredOn: string }, first: boolean) => {
    sending.current = true;
    ask.mutate(of, {
      onSettled: (advice) => {
        sending.current = false;
        if (first && advice?.warns === false) save();
      },
    });
  };
  const take = (offer: Offer) => {
    const { pointer, value } = offer;
    if (sending.current) return;
    setTaken(offer);
    if (pointer === "/occurredOn") {
      setOccurredOn(value);
      return advise({ input, occurredOn: value }, false);
    }
    const coarser = { ...values, [pointer.replace("/input/", "")]: value };
    setValues(coarser);
    advise({ input: { ...fixed, ...toInput(fields, coarser) }, occurredOn: date }, false);
  };
  const edited = () => {
    send.reset();
    ask.reset();
    setTaken(undefined);
  };

  // Personal data is named at once, everything else from the first attempt on.
  const found = submissions > 0 ? check() : personalData(command, fields, input);
  const error = send.error ?? ask.error;
  const answered = error instanceof ApiError ? (error.problem.errors ?? []) : [];
  const faults: Faults = new Map([
    ...answered.map(({ pointer, detail }) => [pointer, { sv: detail, en: detail }] as const),
    ...found,
  ]);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (sending.current) return;
    send.reset();
    if (check().size > 0) {
      setSubmissions((count) => count + 1);
      return;
    }
    if (command.advises) advise({ input, occurredOn: date }, true);
    else save();
  };
  const change = (name: string) => (value: Value) => {
    edited();
    setValues((before) => ({ ...before, [name]: value }));
  };

  if (send.isSuccess)
    return <Receipt of={of} saved={send.data} title={texts.saved} seenIn={seenIn} onAnother={onAnother} />;
  return (
    <form noValidate onSubmit={submit} className="card form">
      {submissions > 0 && faults.size > 0 && <ErrorSummary key={submissions} faults={faults} />}
      {error && answered.length === 0 && <Failed error={error} />}
      {forUnit !== null && <p className="hint">{t("form.for", { unit: nameOf(forUnit) })}</p>}
      {idHelp !== undefined && (
        <TextField
          id={idOf("/id")}
          label={t("form.id")}
          help={idHelp ? say(idHelp) : t("form.idOfExisting")}
          error={faults.get("/id")?.[language]}
          value={id}
          onChange={(value) => {
            edited();
            setId(value);
          }}
          required
        />
      )}
      {dated && (
        <TextField
          id={idOf("/occurredOn")}
          label={say(occurred.name)}
          help={t(occurred.coarse ? "form.coarseDateHelp" : "form.dateHelp")}
          error={faults.get("/occurredOn")?.[language]}
          value={occurredOn}
          onChange={(value) => {
            edited();
            setOccurredOn(value);
          }}
          required
          short
        />
      )}
      {fields.map((field) => (
        <CatalogueField
          key={field.name}
          field={field}
          pointer={`/input/${field.name}`}
          value={values[field.name]}
          faults={faults}
          onChange={change(field.name)}
        />
      ))}
      {ask.data && (
        <AdviceShown
          key={ask.submittedAt}
          advice={ask.data}
          taken={taken}
          save={t(texts.save)}
          saving={send.isPending}
          onTake={take}
          onSave={() => sending.current || save()}
        />
      )}
      {!ask.data && (
        // Not pending while it asks: what is announced of a pending button names it, and this one gives way to the advice.
        <Button look="primary" type="submit" isPending={send.isPending} className={ask.isPending ? "asking" : ""}>
          {t(texts.save)}
        </Button>
      )}
    </form>
  );
}

/** The id is asked for where people choose it. */
const withIdFault = (id: string, faults: Faults): Faults =>
  codePattern.test(id.trim()) ? faults : new Map([["/id", idFault] as const, ...faults]);

const idFault = {
  sv: "Skriv beteckningen med bokstäverna a–z, siffror och bindestreck, högst 80 tecken",
  en: "Write the id with the letters a–z, digits and hyphens, at most 80 characters",
};
