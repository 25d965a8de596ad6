import type { FieldDescription } from "@liggare/domain";
import type { Faults } from "./faults.ts";
import type { Value } from "./values.ts";

/** What a field of a command is shown with. */
export interface CatalogueFieldProps {
  readonly field: FieldDescription;
  readonly pointer: string;
  readonly value: Value | undefined;
  readonly faults: Faults;
  readonly onChange: (value: Value) => void;
}
