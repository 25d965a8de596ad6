import { formatDate } from "@liggare/calendar";
import type { Structure } from "@liggare/views";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { Answered } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { structuresDiffer } from "./former-boards.ts";
import { useDirectory } from "./units.ts";

interface ChosenStructure {
  /** Absent: history is shown with the boards of its time. It stands in the address, so that it can be sent on. */
  readonly structure: "present" | undefined;
  choose(structure: "present" | undefined): void;
}

export function useStructure(): ChosenStructure {
  const { structure } = useSearch({ from: "__root__" });
  const navigate = useNavigate();
  return {
    structure,
    choose: (chosen) =>
      void navigate({ to: ".", search: (before) => ({ ...before, structure: chosen }), resetScroll: false }),
  };
}

/** By which structure of the boards history is shown; offered where boards were merged or split, and says which holds. */
export function StructureChoice({ of: { on, unit, structure, regrouped } }: { readonly of: Answered<unknown> }) {
  const { t } = useLanguage();
  const { former } = useDirectory();
  const { structure: asked = "of-its-time", choose } = useStructure();
  // Pressed at once; the words below say what is shown, which follows.
  const [pressed, setPressed] = useState<Structure>(asked);
  useEffect(() => setPressed(asked), [asked]);
  if (structure !== "present" && !structuresDiffer(former, on, unit)) return null;
  const options = [
    { value: "of-its-time", text: t("structure.ofItsTime") },
    { value: "present", text: t("structure.present") },
  ] as const;
  return (
    <fieldset className="structure">
      <legend>{t("structure.name")}</legend>
      {options.map(({ value, text }) => (
        <label key={value}>
          <input
            type="radio"
            name="structure"
            checked={pressed === value}
            onChange={() => {
              setPressed(value);
              choose(value === "present" ? value : undefined);
            }}
          />
          {text}
        </label>
      ))}
      <div className="hint" role="status">
        {structure === "present" ? <Regrouped of={regrouped} /> : t("structure.ofItsTimeHolds")}
      </div>
    </fieldset>
  );
}

function Regrouped({ of: regrouped }: { readonly of: Answered<unknown>["regrouped"] }) {
  const { t, language } = useLanguage();
  const { nameOf } = useDirectory();
  const { moved = [], kept = [] } = regrouped ?? {};
  if (moved.length + kept.length === 0) return t("structure.same");
  return (
    <>
      {t("structure.presentHolds")}
      <ul>
        {moved.map(({ unit, name, toName, from }) => (
          <li key={unit}>{t("structure.moved", { name, to: toName, date: formatDate(from, language) })}</li>
        ))}
        {kept.map(({ unit, name, successors, from }) => (
          <li key={unit}>
            {t("structure.kept", {
              name,
              list: successors.map(nameOf).join(", "),
              date: formatDate(from, language),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
