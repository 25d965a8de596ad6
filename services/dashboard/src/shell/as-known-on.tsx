import { addDays, daysBetween, formatDate, isIsoDate, lastClosedMonthEnd } from "@liggare/calendar";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useState } from "react";
import { useSession } from "../api/session.ts";
import { useLanguage } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/fields.tsx";
import { Icon } from "../ui/icons.tsx";
import { today } from "./today.ts";

/** Years that the slider reaches back; the date field reaches further. */
const years = 10;
/** Milliseconds after the last move until the question is asked. */
const pause = 250;
const pageStep = 30;

export interface KnownDay {
  /** The chosen day, or undefined for now. It stands in the address, so that it can be sent to somebody. */
  readonly day: string | undefined;
  choose(day: string | undefined): void;
}

export function useKnownDay(): KnownDay {
  const { asKnownOn } = useSearch({ from: "__root__" });
  const navigate = useNavigate();
  return {
    day: asKnownOn,
    choose: (day) =>
      void navigate({
        to: ".",
        search: (before) => ({ ...before, asKnownOn: day }),
        resetScroll: false,
        replace: day !== undefined && asKnownOn !== undefined,
      }),
  };
}

/** A slider and a date field that choose the day as of which everything is shown. */
export function KnownDayControl() {
  const { t, language } = useLanguage();
  const { day, choose } = useKnownDay();
  const { actor } = useSession();
  // the executive board reads as of the last closed month's end
  const newest = actor?.role === "executive-board" ? lastClosedMonthEnd(addDays(today(), -1)) : today();
  const oldest = `${Number(newest.slice(0, 4)) - years}-01-01`;
  const shown = day ?? newest;
  const [text, setText] = useState(shown);
  const [wrong, setWrong] = useState(false);

  useEffect(() => {
    setText(shown);
    setWrong(false);
  }, [shown]);

  useEffect(() => {
    if (text === shown || !isIsoDate(text) || text > newest) return;
    const timer = setTimeout(() => choose(text === newest ? undefined : text), pause);
    return () => clearTimeout(timer);
  }, [text, shown, newest, choose]);

  const last = daysBetween(oldest, newest);
  const at = isIsoDate(text) ? Math.min(last, Math.max(0, daysBetween(oldest, text))) : last;
  const move = (to: number) => setText(addDays(oldest, Math.min(last, Math.max(0, to))));
  const byPage = (event: KeyboardEvent) => {
    if (event.key !== "PageUp" && event.key !== "PageDown") return;
    event.preventDefault();
    move(at + (event.key === "PageUp" ? pageStep : -pageStep));
  };

  return (
    <form
      className="known-day"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setWrong(!isIsoDate(text) || text > newest);
      }}
    >
      <label className="known-day-slider">
        <span>{t("known.control")}</span>
        <input
          type="range"
          min={0}
          max={last}
          value={at}
          onChange={(event) => move(Number(event.target.value))}
          onKeyDown={byPage}
          aria-valuetext={isIsoDate(text) ? formatDate(text, language) : text}
        />
      </label>
      <TextField
        id="known-day-date"
        label={t("known.date")}
        value={text}
        onChange={(value) => {
          setText(value);
          setWrong(false);
        }}
        error={wrong ? t("known.wrong") : undefined}
        short
      />
    </form>
  );
}

/** Says that the page shows an earlier day, and leads back. */
export function KnownDayBanner() {
  const { t, language } = useLanguage();
  const { day, choose } = useKnownDay();
  if (day === undefined) return null;
  return (
    <section className="banner" aria-label={t("known.control")}>
      <Icon name="overdue" />
      <p>
        {t("known.banner", { date: formatDate(day, language) })}{" "}
        <Button look="quiet" onPress={() => choose(undefined)}>
          {t("known.back")}
        </Button>
      </p>
    </section>
  );
}
