import type { Picture } from "../api/views.ts";
import { useLanguage } from "../i18n/index.ts";
import { EvidenceLine } from "../ui/evidence.tsx";
import { Empty } from "../ui/states.tsx";
import { Table } from "../ui/table.tsx";
import { TextOf } from "../ui/text-of.tsx";

type Board = Picture["boards"][number];
type Year = Board["years"][number];

/** A year's picture: its items, the measures that answer them, and what has no answer. */
export function YearShown({ of: year }: { readonly of: Year }) {
  const { t, say } = useLanguage();
  const named = t("picture.year", { year: year.year });
  const title = year.former ? t("structure.of", { board: named, former: year.former.name }) : named;
  const id = ["year", year.year, year.former?.unit].filter(Boolean).join("-");
  const facts = [
    say(year.statusText),
    year.compiledOnText && t("picture.compiled", { date: say(year.compiledOnText) }),
    year.adoptedOnText && t("picture.adopted", { date: say(year.adoptedOnText) }),
    year.changedSince && t("picture.changedSince"),
    year.registryNumber,
  ].filter((part) => typeof part === "string");
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p>{facts.join(" · ")}</p>
      {year.sources.length > 0 && (
        <p>{t("picture.sources", { list: year.sources.map(({ text }) => say(text)).join(", ") })}</p>
      )}
      <EvidenceLine of={year} />
      {year.items.length === 0 ? (
        <Empty>{t("picture.yearWithoutItems", { content: say(year.contentText) })}</Empty>
      ) : (
        <Items of={year} caption={title} />
      )}
      {year.measuresWithoutItem.length > 0 && (
        <>
          <h3>{t("picture.measuresWithoutItem")}</h3>
          <ul>
            {year.measuresWithoutItem.map((measure) => (
              <li key={measure.measure}>
                <TextOf text={measure.wording} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Items({ of: year, caption }: { readonly of: Year; readonly caption: string }) {
  const { t, say } = useLanguage();
  return (
    <Table
      caption={caption}
      head={[
        t("field.environment"),
        t("field.phenomenon"),
        t("field.setting"),
        t("field.trend"),
        t("picture.measures"),
      ]}
    >
      {year.items.map((item) => (
        <tr key={item.item}>
          <th scope="row">{say(item.environmentText)}</th>
          <td>
            {say(item.phenomenonText)}
            {item.text && (
              <p className="note">
                <TextOf text={item.text} />
              </p>
            )}
          </td>
          <td>{item.settingText ? say(item.settingText) : "–"}</td>
          <td>{say(item.trendText)}</td>
          <td>
            {item.measures.length > 0 ? (
              <ul className="plain">
                {item.measures.map((measure) => (
                  <li key={measure.measure}>
                    <TextOf text={measure.wording} />
                  </li>
                ))}
              </ul>
            ) : (
              <span className="masked">{t(year.plan ? "picture.noMeasure" : "picture.noPlan")}</span>
            )}
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** What the police shared at check-ins, as codes. */
export function SharedByPolice({ of: checkIns }: { readonly of: Board["checkIns"] }) {
  const { t, say } = useLanguage();
  return (
    <section aria-labelledby="shared">
      <h2 id="shared">{t("picture.shared")}</h2>
      {checkIns.length === 0 ? (
        <Empty>{t("picture.noneShared")}</Empty>
      ) : (
        <ul className="rows">
          {checkIns.map((one) => (
            <li key={one.key}>
              <time>{say(one.dateText)}</time>
              <div>
                <p>
                  <strong>{say(one.levelText)}</strong>
                </p>
                {one.items.map((item) => (
                  <p key={item.key}>
                    {[item.environmentText, item.phenomenonText, item.settingText]
                      .flatMap((x) => (x ? say(x) : []))
                      .join(" · ")}
                  </p>
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
