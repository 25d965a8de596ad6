import { describeFields } from "@liggare/domain";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useRef, useState } from "react";
import { ApiError } from "../api/client.ts";
import { record, type Saved } from "../api/record.ts";
import { type Actor, commandOf, type Recordable } from "../api/session.ts";
import { mustInclude } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { today } from "../shell/today.ts";
import { useDirectory } from "../shell/units.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/fields.tsx";
import { Announced, Failed } from "../ui/states.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { type Faults, faultsOf, personalData } from "./faults.ts";
import { CatalogueField } from "./field.tsx";
import { idOf } from "./ids.ts";
import { kinds } from "./kinds.ts";
import { emptyValues, toInput, type Value } from "./values.ts";

interface RecordFormProps {
  readonly what: Recordable;
  readonly actor: Actor & { readonly unit: string };
}

/** The form and, once it is saved, its receipt; another one is a new form with a key of its own. */
export function RecordForm(props: RecordFormProps) {
  const [round, setRound] = useState(0);
  return <OneForm key={round} {...props} onAnother={() => setRound(round + 1)} />;
}

function OneForm({ what, actor, onAnother }: RecordFormProps & { readonly onAnother: () => void }) {
  const { t, language, say } = useLanguage();
  const { nameOf } = useDirectory();
  const client = useQueryClient();
  const command = commandOf(what);
  const { occurred, texts, seenIn } = kinds[what];
  const fields = describeFields(command.input).filter(({ name }) => name !== "unit");
  const [key] = useState(() => crypto.randomUUID());
  const [values, setValues] = useState(() => emptyValues(fields));
  const [occurredOn, setOccurredOn] = useState("");
  const [submissions, setSubmissions] = useState(0);
  const sending = useRef(false);

  const input = { unit: actor.unit, ...toInput(fields, values) };
  const date = occurredOn.trim();
  const check = (): Faults => faultsOf({ command, fields, input, occurredOn: date, occurred, today: today() });
  const send = useMutation({
    mutationFn: () => record({ what, occurredOn: date, input, key }),
    onSuccess: async ({ position }) => {
      mustInclude(position);
      await client.invalidateQueries({ queryKey: ["view"] });
    },
    onSettled: () => {
      sending.current = false;
      setSubmissions((count) => count + 1);
    },
  });

  // Personal data is named at once, everything else from the first attempt on.
  const found = submissions > 0 ? check() : personalData(command, fields, input);
  const answered = send.error instanceof ApiError ? (send.error.problem.errors ?? []) : [];
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
    sending.current = true;
    send.mutate();
  };
  const change = (name: string) => (value: Value) => {
    send.reset();
    setValues((before) => ({ ...before, [name]: value }));
  };

  if (send.isSuccess) return <Receipt saved={send.data} title={texts.saved} seenIn={seenIn} onAnother={onAnother} />;
  return (
    <form noValidate onSubmit={submit} className="card form">
      {submissions > 0 && faults.size > 0 && <ErrorSummary key={submissions} faults={faults} />}
      {send.error && answered.length === 0 && <Failed error={send.error} />}
      <p className="hint">{t("form.for", { unit: nameOf(actor.unit) })}</p>
      <TextField
        id={idOf("/occurredOn")}
        label={say(occurred.name)}
        help={t(occurred.coarse ? "form.coarseDateHelp" : "form.dateHelp")}
        error={faults.get("/occurredOn")?.[language]}
        value={occurredOn}
        onChange={(value) => {
          send.reset();
          setOccurredOn(value);
        }}
        required
        short
      />
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
      <Button look="primary" type="submit" isPending={send.isPending}>
        {t(texts.save)}
      </Button>
    </form>
  );
}

interface ReceiptProps {
  readonly saved: Saved;
  readonly title: (typeof kinds)[Recordable]["texts"]["saved"];
  readonly seenIn: (typeof kinds)[Recordable]["seenIn"];
  readonly onAnother: () => void;
}

function Receipt({ saved, title, seenIn, onAnother }: ReceiptProps) {
  const { t } = useLanguage();
  const words = saved.number === null ? t("form.saved") : t(title, { number: saved.number });
  return (
    <Announced className="message message-good" label={words}>
      <div>
        <h2>{words}</h2>
        <p>
          <Link to={seenIn.to}>{t(seenIn.name)}</Link>
        </p>
        <Button onPress={onAnother}>{t("form.another")}</Button>
      </div>
    </Announced>
  );
}
