import type { Support } from "@liggare/domain";
import { useLanguage } from "../i18n/index.ts";

export interface EvidenceShown {
  readonly support: Support | null;
  readonly sections: readonly string[];
  readonly corrected: boolean;
  readonly reconstructed: "stated" | "assumed" | null;
  readonly why?: readonly number[] | undefined;
}

const supports = { observed: "support.observed", stated: "support.stated", judged: "support.judged" } as const;
const marks = { stated: "evidence.reconstructedStated", assumed: "evidence.reconstructedAssumed" } as const;

/** Support and sections on one line. */
export function EvidenceLine({ of: { support, sections, corrected } }: { readonly of: EvidenceShown }) {
  const { t } = useLanguage();
  const parts = [
    support && t(supports[support]),
    sections.length > 0 && t("evidence.sections", { count: sections.length, sections: sections.join(", ") }),
    corrected && t("evidence.corrected"),
  ].filter((part) => typeof part === "string");
  return parts.length === 0 ? null : <span className="evidence-line">{parts.join(" · ")}</span>;
}

/** Everything that the ledger has on where a statement comes from. */
export function EvidenceList({ of: shown }: { readonly of: EvidenceShown }) {
  const { t } = useLanguage();
  return (
    <dl className="facts">
      <dt>{t("evidence.support")}</dt>
      <dd>{shown.support ? t(supports[shown.support]) : t("evidence.enteredDirectly")}</dd>
      {shown.sections.length > 0 && (
        <>
          <dt>{t("evidence.report")}</dt>
          <dd>{t("evidence.sections", { count: shown.sections.length, sections: shown.sections.join(", ") })}</dd>
        </>
      )}
      {shown.reconstructed && (
        <>
          <dt>{t("evidence.origin")}</dt>
          <dd>{t(marks[shown.reconstructed])}</dd>
        </>
      )}
      {shown.corrected && (
        <>
          <dt>{t("evidence.correction")}</dt>
          <dd>{t("evidence.corrected")}</dd>
        </>
      )}
      <dt>{t("evidence.events")}</dt>
      <dd className="number">
        {shown.why === undefined
          ? t("evidence.eventsHidden")
          : shown.why.length === 0
            ? t("evidence.eventsNone")
            : shown.why.join(", ")}
      </dd>
    </dl>
  );
}
