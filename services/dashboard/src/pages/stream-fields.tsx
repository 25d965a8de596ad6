import { formatKnownDate, isKnownDate } from "@liggare/calendar";
import type { FieldDescription } from "@liggare/domain";
import { useLanguage } from "../i18n/index.ts";
import { useDirectory } from "../shell/units.ts";

interface FieldsShownProps {
  readonly fields: readonly FieldDescription[];
  readonly data: Readonly<Record<string, unknown>>;
}

type Shown = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Shown =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An event's payload, field by field, as the catalogue names them. */
export function FieldsShown({ fields, data }: FieldsShownProps) {
  const { say } = useLanguage();
  const given = fields.filter(({ name }) => {
    const value = data[name];
    return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
  });
  if (given.length === 0) return null;
  return (
    <dl className="facts">
      {given.map((field) => (
        <div key={field.name}>
          <dt>{say(field)}</dt>
          <dd>
            <ValueShown field={field} value={data[field.name]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function ValueShown({ field, value }: { readonly field: FieldDescription; readonly value: unknown }) {
  const { t, language, say } = useLanguage();
  const { nameOf } = useDirectory();
  if (Array.isArray(value) && field.item) {
    const { item } = field;
    const keyed = value.map((one, index) => ({ one, key: `${index}` }));
    return (
      <ul>
        {keyed.map(({ one, key }) => (
          <li key={key}>
            <ValueShown field={item} value={one} />
          </li>
        ))}
      </ul>
    );
  }
  if (field.kind === "text reference" || field.kind === "text") {
    const text = isRecord(value) ? value.text : value;
    return text === null || text === undefined ? <em>{t("text.removed")}</em> : String(text);
  }
  if (isRecord(value)) {
    const variant = field.variants?.find(({ name }) => name === value.kind);
    const inner = variant?.fields ?? field.fields ?? [];
    return (
      <>
        {variant && say(variant)}
        <FieldsShown fields={inner} data={value} />
      </>
    );
  }
  if (typeof value === "boolean") return t(value ? "form.yes" : "form.no");
  const text = String(value);
  if (field.options?.[text]) return say(field.options[text]);
  if (field.refersTo === "unit") return nameOf(text);
  if ((field.kind === "day" || field.kind === "known date") && isKnownDate(text))
    return formatKnownDate(text, language);
  return text;
}
