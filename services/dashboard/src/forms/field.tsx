import type { Bilingual, FieldDescription } from "@liggare/domain";
import { useLanguage } from "../i18n/index.ts";
import { useDirectory } from "../shell/units.ts";
import { Checks, type Option, Select, TextField } from "../ui/fields.tsx";
import { EntriesField } from "./entries.tsx";
import { GroupField } from "./group.tsx";
import { idOf } from "./ids.ts";
import type { CatalogueFieldProps } from "./props.ts";
import { codesOf, entriesOf, shapeOf, textOf } from "./values.ts";

function useOptions() {
  const { say } = useLanguage();
  const { units, forums } = useDirectory();
  return ({ refersTo, options = {} }: FieldDescription): readonly Option[] => {
    if (refersTo === "unit") return units;
    if (refersTo === "forum") return forums;
    return Object.entries(options).map(([value, name]: [string, Bilingual]) => ({ value, label: say(name) }));
  };
}

/** Texts that are longer than this get room for several lines. */
const oneLine = 120;

/** A field of a command as the catalogue describes it. */
export function CatalogueField({ field, pointer, value, faults, onChange }: CatalogueFieldProps) {
  const { t, say } = useLanguage();
  const optionsOf = useOptions();
  const fault = faults.get(pointer);
  const shape = shapeOf(field);
  const ownHelp = field.help && say(field.help);
  const common = {
    id: idOf(pointer),
    label: say(field),
    optional: field.required ? undefined : t("form.optional"),
    error: fault && say(fault),
  };
  switch (shape) {
    case "entries":
      return (
        <EntriesField
          field={field}
          pointer={pointer}
          faults={faults}
          entries={entriesOf(value)}
          onChange={onChange}
          Field={CatalogueField}
        />
      );
    case "group":
    case "variant":
      return (
        <GroupField
          field={field}
          pointer={pointer}
          value={value}
          faults={faults}
          onChange={onChange}
          Field={CatalogueField}
        />
      );
    case "flag":
      return (
        <Select
          {...common}
          help={ownHelp}
          value={textOf(value)}
          onChange={onChange}
          options={[
            { value: "yes", label: t("form.yes") },
            { value: "no", label: t("form.no") },
          ]}
          prompt={t("form.choose")}
          required={field.required}
        />
      );
    case "choices":
      return (
        <Checks
          {...common}
          help={ownHelp ?? (field.name === "functions" ? t("form.functionsHelp") : undefined)}
          value={codesOf(value)}
          onChange={onChange}
          options={field.item ? optionsOf(field.item) : []}
        />
      );
    case "choice":
      return (
        <Select
          {...common}
          help={ownHelp}
          value={textOf(value)}
          onChange={onChange}
          options={optionsOf(field)}
          prompt={t("form.choose")}
          required={field.required}
        />
      );
    case "lines":
      return (
        <TextField
          {...common}
          help={ownHelp ?? t(field.item?.kind === "text" ? "form.linesWithoutNames" : "form.lines")}
          value={textOf(value)}
          onChange={onChange}
          rows={3}
        />
      );
    case "number":
      return (
        <TextField
          {...common}
          help={ownHelp ?? t("form.numberHelp")}
          value={textOf(value)}
          onChange={onChange}
          required={field.required}
          short
        />
      );
    case "text": {
      const date = field.kind === "day" || field.kind === "known date";
      const free = field.kind === "text";
      return (
        <TextField
          {...common}
          help={ownHelp ?? (date ? t("form.dateHelp") : free ? t("form.noNames") : undefined)}
          value={textOf(value)}
          onChange={onChange}
          required={field.required}
          short={date}
          {...(free && (field.max ?? 0) > oneLine && !pointer.includes("/actions/") && { rows: 3 })}
        />
      );
    }
  }
}
