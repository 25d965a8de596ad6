import { type ReactNode, useId } from "react";
import {
  TextField as AriaTextField,
  Checkbox,
  CheckboxGroup,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
} from "react-aria-components";
import { Icon } from "./icons.tsx";

export interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly optional?: string | undefined;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
}

const Wrong = ({ children }: { readonly children: ReactNode }) => (
  <>
    <Icon name="warning" />
    <span>{children}</span>
  </>
);

const Name = ({ label, optional }: Pick<FieldProps, "label" | "optional">) => (
  <>
    {label}
    {optional !== undefined && <span className="optional"> ({optional})</span>}
  </>
);

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  readonly short?: boolean;
  readonly required?: boolean;
  readonly autoComplete?: string;
}

/** One line, or with `rows` several. */
export function TextField({
  id,
  label,
  optional,
  help,
  error,
  value,
  onChange,
  rows,
  short,
  required,
}: TextFieldProps) {
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      isRequired={required ?? false}
      validationBehavior="aria"
      autoComplete="off"
      id={id}
    >
      <Label>
        <Name label={label} optional={optional} />
      </Label>
      {help !== undefined && (
        <Text slot="description" className="hint">
          {help}
        </Text>
      )}
      <FieldError className="field-error">{error !== undefined && <Wrong>{error}</Wrong>}</FieldError>
      {rows === undefined ? (
        <Input className={short ? "input input-short" : "input"} />
      ) : (
        <TextArea className="input" rows={rows} />
      )}
    </AriaTextField>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

interface SelectProps extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly Option[];
  /** The first line, which chooses nothing. */
  readonly prompt?: string;
  readonly required?: boolean;
}

/** The browser's own list: known to every keyboard, phone and screen reader. */
export function Select({ id, label, optional, help, error, value, onChange, options, prompt, required }: SelectProps) {
  const own = useId();
  const described = [help !== undefined && `${own}-help`, error !== undefined && `${own}-error`].filter(Boolean);
  return (
    <div className="field">
      <label htmlFor={id}>
        <Name label={label} optional={optional} />
      </label>
      {help !== undefined && (
        <span className="hint" id={`${own}-help`}>
          {help}
        </span>
      )}
      {error !== undefined && (
        <span className="field-error" id={`${own}-error`}>
          <Wrong>{error}</Wrong>
        </span>
      )}
      <select
        id={id}
        className="input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-invalid={error !== undefined || undefined}
        aria-required={required || undefined}
        aria-describedby={described.join(" ") || undefined}
      >
        {prompt !== undefined && <option value="">{prompt}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface ChecksProps extends FieldProps {
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly options: readonly Option[];
}

/** Several of a closed list. */
export function Checks({ id, label, optional, help, error, value, onChange, options }: ChecksProps) {
  return (
    <CheckboxGroup
      className="field"
      id={id}
      value={[...value]}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label>
        <Name label={label} optional={optional} />
      </Label>
      {help !== undefined && (
        <Text slot="description" className="hint">
          {help}
        </Text>
      )}
      <FieldError className="field-error">{error !== undefined && <Wrong>{error}</Wrong>}</FieldError>
      <div className="checks">
        {options.map((option) => (
          <Checkbox key={option.value} value={option.value} className="check">
            <span className="check-box" aria-hidden="true">
              <Icon name="met" />
            </span>
            {option.label}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}

/** Moves focus to the field with this id: its control, or the first one in it. */
export function focusField(id: string): void {
  const found = document.getElementById(id);
  const control = found?.matches("input,select,textarea,button")
    ? found
    : found?.querySelector<HTMLElement>("input,select,textarea,button");
  control?.focus();
}
