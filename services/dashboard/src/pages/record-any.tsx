import { describeFields } from "@liggare/domain";
import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { definitionOf, mayUse, useSession } from "../api/session.ts";
import { type StreamEntry, streamQuery } from "../api/stream.ts";
import { RecordForm } from "../forms/form.tsx";
import { anyKind } from "../forms/kinds.ts";
import { toValues } from "../forms/values.ts";
import { useLanguage } from "../i18n/index.ts";
import { KnownDayBanner, useKnownDay } from "../shell/as-known-on.tsx";
import { Page } from "../shell/page.tsx";
import { useDirectory } from "../shell/units.ts";
import { Empty, Failed, Loading } from "../ui/states.tsx";
import { Lost } from "./lost.tsx";

/** A form for any command of the catalogue; a correction begins with what stands there now. */
export function RecordAny() {
  const { aggregate, command } = useParams({ from: "/record/$aggregate/$command" });
  const definition = definitionOf({ aggregate, command });
  const { say } = useLanguage();
  if (!definition) return <Lost />;
  return (
    <Page title={say(definition.title)} lead={say(definition.help)}>
      <Content key={`${aggregate} ${command}`} />
    </Page>
  );
}

function Content() {
  const { t } = useLanguage();
  const { actor } = useSession();
  const { day } = useKnownDay();
  const of = useParams({ from: "/record/$aggregate/$command" });
  const { id, entry } = useSearch({ from: "/record/$aggregate/$command" });
  const definition = definitionOf(of);
  const directory = useDirectory();
  const corrected = useQuery({ ...streamQuery(of.aggregate, id ?? ""), enabled: entry !== undefined });
  if (!actor || !definition || !mayUse(actor, definition)) return <Empty>{t("form.notAllowed")}</Empty>;
  if (day !== undefined)
    return (
      <>
        <KnownDayBanner />
        <Empty>{t("form.closed")}</Empty>
      </>
    );
  const error = directory.error ?? corrected.error;
  if (error) return <Failed error={error} />;
  if (directory.loading || (entry !== undefined && !corrected.data)) return <Loading />;
  const known = corrected.data?.entries.find((one) => one.id === entry);
  return (
    <RecordForm
      of={of}
      kind={anyKind}
      actor={actor}
      id={id}
      {...(entry !== undefined && { fixed: { entry } })}
      {...(known && { preset: presetOf(definition.input, known) })}
    />
  );
}

/** What a correction's fields begin with: the date and payload that are in force. */
function presetOf(input: Parameters<typeof describeFields>[0], { occurredOn, data }: StreamEntry) {
  return toValues(describeFields(input), { occurredOn, data });
}
