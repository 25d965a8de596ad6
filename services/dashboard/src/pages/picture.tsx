import { formatMonth } from "@liggare/calendar";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useSession } from "../api/session.ts";
import type { Picture } from "../api/views.ts";
import { type Translate, useLanguage } from "../i18n/index.ts";
import { Page } from "../shell/page.tsx";
import { useDirectory } from "../shell/units.ts";
import { Viewed } from "../shell/viewed.tsx";
import { Count, countText } from "../ui/count.tsx";
import { Select } from "../ui/fields.tsx";
import { Empty } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";
import { ConcernChart } from "./picture-concerns.tsx";
import { SharedByPolice, YearShown } from "./picture-year.tsx";

type Board = Picture["boards"][number];

/** One board's situation picture, or the city's: sentence, chart, table. */
export function PicturePage() {
  const { t } = useLanguage();
  const { actor } = useSession();
  const { unit: asked } = useParams({ from: "/picture/{-$unit}" });
  const own = actor?.role === "local-coordinator" ? (actor.unit ?? undefined) : undefined;
  const unit = own ?? asked;
  return (
    <Page title={t("page.picture")} lead={t("picture.lead")} dated>
      {own === undefined && <ChooseBoard unit={unit} />}
      <Viewed view="situation-picture" unit={unit}>
        {({ answer }) => <PictureShown of={answer} unit={unit} />}
      </Viewed>
    </Page>
  );
}

function ChooseBoard({ unit }: { readonly unit: string | undefined }) {
  const { t } = useLanguage();
  const { boards } = useDirectory();
  const navigate = useNavigate();
  return (
    <div className="filters">
      <Select
        id="picture-unit"
        label={t("picture.board")}
        prompt={t("picture.city")}
        value={unit ?? ""}
        onChange={(value) =>
          void navigate({
            to: "/picture/{-$unit}",
            params: { unit: value === "" ? undefined : value },
            resetScroll: false,
          })
        }
        options={boards}
      />
    </div>
  );
}

function PictureShown({ of: answer, unit }: { readonly of: Picture; readonly unit: string | undefined }) {
  const { t } = useLanguage();
  const board = unit === undefined ? undefined : answer.boards.find((one) => one.unit === unit);
  if (unit !== undefined && !board) return <Empty>{t("picture.noBoard")}</Empty>;
  const concerns = board ? board.concerns : answer.city?.concerns;
  return (
    <>
      <Sentence of={answer} />
      {concerns && <ConcernChart of={concerns} />}
      {board ? <BoardShown of={board} /> : <City of={answer} />}
    </>
  );
}

type SentenceParts = Readonly<Record<"boards" | "withPicture" | "items" | "rising" | "unanswered", string>>;

/** What is said of the pictures first; items that were never entered are not said to be none. */
function lead({ boards, sentence, unit }: Picture, of: SentenceParts, t: Translate): string {
  const entered = "value" in sentence.items && sentence.items.value > 0;
  if (unit === null) return entered ? t("picture.citySentence", of) : t("picture.noItemsYet", of);
  const newest = boards.find((one) => one.unit === unit)?.years[0];
  if (!newest) return t("picture.noPicture");
  if (!entered && newest.content !== "given") return t("picture.statedOnly", { year: newest.year });
  return t("picture.boardSentence", of);
}

function Sentence({ of: answer }: { readonly of: Picture }) {
  const { sentence } = answer;
  const { t, language } = useLanguage();
  const say = (count: (typeof sentence)["items"]) => countText(count, t, language);
  const of = {
    from: formatMonth(sentence.from, language),
    to: formatMonth(sentence.to, language),
    boards: say(sentence.boards),
    withPicture: say(sentence.withPicture),
    items: say(sentence.items),
    rising: say(sentence.rising),
    unanswered: say(sentence.itemsWithoutMeasure),
    concerns: say(sentence.concerns).toLocaleLowerCase(language),
  };
  return (
    <p className="sentence">
      {lead(answer, of, t)}{" "}
      {"value" in sentence.concerns || sentence.concerns.masked === "small"
        ? t("picture.concernsKnown", of)
        : t("picture.concernsHidden", of)}
    </p>
  );
}

function BoardShown({ of: board }: { readonly of: Board }) {
  const { t } = useLanguage();
  return (
    <>
      {board.years.length === 0 ? (
        <Empty>{t("picture.none")}</Empty>
      ) : (
        board.years.map((year) => <YearShown key={`${year.year} ${year.former?.unit}`} of={year} />)
      )}
      <SharedByPolice of={board.checkIns} />
    </>
  );
}

function City({ of: { boards, city } }: { readonly of: Picture }) {
  const { t, say } = useLanguage();
  const names = new Map(boards.map(({ unit, name }) => [unit, name ?? unit]));
  return (
    <>
      <section aria-labelledby="city-items">
        <h2 id="city-items">{t("picture.cityItems")}</h2>
        {city === null || city.items.length === 0 ? (
          <Empty>{t("picture.noItems")}</Empty>
        ) : (
          <Table
            caption={t("picture.cityItems")}
            head={[
              t("field.environment"),
              t("field.phenomenon"),
              t("picture.count"),
              t("picture.rising"),
              t("picture.boards"),
            ]}
          >
            {city.items.map((item) => (
              <tr key={item.key}>
                <th scope="row">{say(item.environmentText)}</th>
                <td>{say(item.phenomenonText)}</td>
                <td>
                  <Count count={item.count} />
                </td>
                <td>
                  <Count count={item.rising} />
                </td>
                <td>{item.boards.map((unit) => names.get(unit) ?? unit).join(", ")}</td>
              </tr>
            ))}
          </Table>
        )}
      </section>
      <section aria-labelledby="city-boards">
        <h2 id="city-boards">{t("picture.perBoard")}</h2>
        <Table
          caption={t("picture.perBoard")}
          head={[t("consolidated.board"), t("picture.newest"), t("picture.content"), t("picture.concerns")]}
        >
          {boards.map((board) => (
            <tr key={board.unit}>
              <th scope="row">{board.name ?? board.unit}</th>
              <td>
                {board.years[0] ? `${board.years[0].year}: ${say(board.years[0].statusText)}` : t("picture.missing")}
              </td>
              <td>{board.years[0] ? say(board.years[0].contentText) : "–"}</td>
              <td>
                <Count count={board.concerns.total} />
              </td>
            </tr>
          ))}
        </Table>
      </section>
    </>
  );
}
