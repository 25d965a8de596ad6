import type { Picture } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { Page } from "../shell/page.tsx";
import { UnitFilter, useChosenUnit } from "../shell/unit-filter.tsx";
import { Viewed } from "../shell/viewed.tsx";
import { Paged } from "../ui/paged.tsx";
import { Part } from "../ui/part.tsx";
import { Empty } from "../ui/states.tsx";
import { OwnAnswer } from "./inventory-answer.tsx";
import { Round } from "./inventory-round.tsx";

/** Inventories: rounds of questions to boards, who has answered, and what came out of it. */
export function InventoriesPage() {
  const { t } = useLanguage();
  const unit = useChosenUnit();
  return (
    <Page title={t("page.inventories")} lead={t("inventories.lead")} dated>
      <UnitFilter />
      <Viewed view="situation-picture" unit={unit}>
        {({ answer }) => <Inventories of={answer} />}
      </Viewed>
    </Page>
  );
}

/** The whole city's rounds; narrowed to a board those that it makes, and those that ask it. */
function Inventories({ of: { boards, city } }: { readonly of: Picture }) {
  const { t } = useLanguage();
  const rounds = city?.inventories ?? boards.flatMap(({ convenes }) => convenes);
  const asked = city ? [] : boards.flatMap(({ inventories }) => inventories);
  if (rounds.length + asked.length === 0) return <Empty>{t("inventories.none")}</Empty>;
  return (
    <>
      {asked.length > 0 && (
        <Part id="asked" title={t("inventories.asked")} empty={undefined}>
          <Paged items={asked} size={5}>
            {(shown) => shown.map((each) => <OwnAnswer key={`${each.key} ${each.board}`} of={each} />)}
          </Paged>
        </Part>
      )}
      <Paged items={rounds} size={5}>
        {(shown) => shown.map((round) => <Round key={round.key} of={round} />)}
      </Paged>
    </>
  );
}
