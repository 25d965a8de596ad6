import { useNavigate, useSearch } from "@tanstack/react-router";
import { useSession } from "../api/session.ts";
import { useLanguage } from "../i18n/index.ts";
import { Select } from "../ui/fields.tsx";
import { useDirectory } from "./units.ts";

/** The board that stands in the address, for pages that can be narrowed. */
export const useChosenUnit = (): string | undefined => {
  const search: { readonly unit?: string | undefined } = useSearch({ strict: false });
  return search.unit;
};

/** Narrows a page to one board; not there for those who read their own board only. */
export function UnitFilter() {
  const { t } = useLanguage();
  const { boards } = useDirectory();
  const { actor } = useSession();
  const unit = useChosenUnit() ?? "";
  const navigate = useNavigate();
  if (actor?.role === "local-coordinator") return null;
  return (
    <div className="filters">
      <Select
        id="filter-unit"
        label={t("log.unit")}
        prompt={t("log.allUnits")}
        value={unit}
        onChange={(value) =>
          void navigate({
            to: ".",
            search: (before) => ({ ...before, unit: value === "" ? undefined : value }),
            resetScroll: false,
          })
        }
        options={boards}
      />
    </div>
  );
}
