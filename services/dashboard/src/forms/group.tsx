import type { FieldDescription } from "@liggare/domain";
import type { ComponentType } from "react";
import { useLanguage } from "../i18n/index.ts";
import { Select } from "../ui/fields.tsx";
import { idOf } from "./ids.ts";
import type { CatalogueFieldProps } from "./props.ts";
import { emptyValues, fieldsOfGroup, groupOf } from "./values.ts";

interface GroupFieldProps extends CatalogueFieldProps {
  /** What shows a field of the group. */
  readonly Field: ComponentType<CatalogueFieldProps>;
}

const nameOf = (variant: FieldDescription) => ({ sv: variant.sv, en: variant.en });

/** Fields that belong together; where they take one of several shapes, the shape is chosen first. */
export function GroupField({ field, pointer, value, faults, onChange, Field }: GroupFieldProps) {
  const { t, say } = useLanguage();
  const { kind, values } = groupOf(value);
  const fault = faults.get(`${pointer}/kind`) ?? faults.get(pointer);
  return (
    <fieldset className="field entries-field" id={idOf(pointer)}>
      <legend>
        {say(field)} {!field.required && <span className="optional">({t("form.optional")})</span>}
      </legend>
      {field.help && <p className="hint">{say(field.help)}</p>}
      {field.variants && (
        <Select
          id={idOf(`${pointer}/kind`)}
          label={t("form.shape")}
          prompt={t("form.choose")}
          value={kind ?? ""}
          error={fault && say(fault)}
          required={field.required}
          onChange={(chosen) => onChange({ kind: chosen, values: emptyValues(fieldsOfGroup(field, chosen)) })}
          options={field.variants.map((variant) => ({ value: variant.name, label: say(nameOf(variant)) }))}
        />
      )}
      {fieldsOfGroup(field, kind).map((part) => (
        <Field
          key={part.name}
          field={part}
          pointer={`${pointer}/${part.name}`}
          value={values[part.name]}
          faults={faults}
          onChange={(changed) =>
            onChange({ ...(kind !== undefined && { kind }), values: { ...values, [part.name]: changed } })
          }
        />
      ))}
    </fieldset>
  );
}
