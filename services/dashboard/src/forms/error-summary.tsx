import { useLanguage } from "../i18n/index.ts";
import { focusField } from "../ui/fields.tsx";
import { Announced } from "../ui/states.tsx";
import type { Faults } from "./faults.ts";
import { idOf } from "./ids.ts";

/** All faults with the same words as at their fields; takes focus, and each line leads to its field. */
export function ErrorSummary({ faults }: { readonly faults: Faults }) {
  const { t, say } = useLanguage();
  const title = t("form.correct", { count: faults.size });
  return (
    <Announced className="error-summary" label={title}>
      <h2>{title}</h2>
      <ul>
        {[...faults].map(([pointer, fault]) => (
          <li key={pointer}>
            <a
              href={`#${idOf(pointer)}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(idOf(pointer));
              }}
            >
              {say(fault)}
            </a>
          </li>
        ))}
      </ul>
    </Announced>
  );
}
