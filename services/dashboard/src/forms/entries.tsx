import type { FieldDescription } from "@liggare/domain";
import { type ComponentType, useEffect, useRef, useState } from "react";
import { useLanguage } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { focusField } from "../ui/fields.tsx";
import type { Faults } from "./faults.ts";
import { idOf } from "./ids.ts";
import type { CatalogueFieldProps } from "./props.ts";
import { type Entry, emptyValues, entryName, groupOf, type Value } from "./values.ts";

interface EntriesProps {
  readonly field: FieldDescription;
  readonly pointer: string;
  readonly entries: readonly Entry[];
  readonly faults: Faults;
  readonly onChange: (entries: Value) => void;
  /** What shows a field of an entry. */
  readonly Field: ComponentType<CatalogueFieldProps>;
}

/** A list whose entries have fields of their own. Focus follows what is added and removed, and it is said aloud. */
export function EntriesField({ field, pointer, entries, faults, onChange, Field }: EntriesProps) {
  const { t, say } = useLanguage();
  const { item } = field;
  const inner = item?.fields ?? [];
  const name = say(entryName(field));
  const [said, setSaid] = useState("");
  const focusNext = useRef<string>(undefined);
  const next = useRef(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: focus moves when entries have come or gone
  useEffect(() => {
    if (focusNext.current !== undefined) focusField(focusNext.current);
    focusNext.current = undefined;
  }, [entries.length]);

  const add = () => {
    next.current += 1;
    const at = `${pointer}/${entries.length}`;
    focusNext.current = idOf(item?.variants ? `${at}/kind` : `${at}/${inner[0]?.name}`);
    setSaid(t("form.added", { name, number: entries.length + 1 }));
    const entry = item?.variants ? { kind: "", values: {} } : { values: emptyValues(inner) };
    onChange([...entries, { key: String(next.current), ...entry }]);
  };
  const remove = (at: number) => {
    focusNext.current = `${idOf(pointer)}-add`;
    setSaid(t("form.removed", { name, number: at + 1 }));
    onChange(entries.filter((_entry, index) => index !== at));
  };
  const change = (at: number, part: string) => (value: Value) =>
    onChange(
      entries.map((entry, index) => (index === at ? { ...entry, values: { ...entry.values, [part]: value } } : entry)),
    );

  return (
    <fieldset className="field entries-field" id={idOf(pointer)}>
      <legend>
        {say(field)} {!field.required && <span className="optional">({t("form.optional")})</span>}
      </legend>
      {entries.map((entry, at) => (
        <fieldset key={entry.key} className="entry-field">
          <legend>
            {name} {at + 1}
          </legend>
          {item?.variants && (
            <Field
              field={item}
              pointer={`${pointer}/${at}`}
              value={{ kind: entry.kind ?? "", values: entry.values }}
              faults={faults}
              onChange={(value) =>
                onChange(entries.map((one, index) => (index === at ? { key: one.key, ...groupOf(value) } : one)))
              }
            />
          )}
          {inner.map((part) => (
            <Field
              key={part.name}
              field={part}
              pointer={`${pointer}/${at}/${part.name}`}
              value={entry.values[part.name]}
              faults={faults}
              onChange={change(at, part.name)}
            />
          ))}
          <Button look="quiet" onPress={() => remove(at)}>
            {t("form.remove", { name: name.toLowerCase(), number: at + 1 })}
          </Button>
        </fieldset>
      ))}
      <div id={`${idOf(pointer)}-add`}>
        <Button onPress={add}>{t("form.add", { name: name.toLowerCase() })}</Button>
      </div>
      <span role="status" className="only-heard">
        {said}
      </span>
    </fieldset>
  );
}
