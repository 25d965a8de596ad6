import { type ReactNode, useRef, useState } from "react";
import { useLanguage } from "../i18n/index.ts";
import { Button } from "./button.tsx";

interface PagedProps<T> {
  readonly items: readonly T[];
  /** How many are shown at first, and how many more each time. */
  readonly size: number;
  readonly children: (shown: readonly T[]) => ReactNode;
}

/** The first of many, and more when asked for. Where the last were asked for, focus stays at how many there are. */
export function Paged<T>({ items, size, children }: PagedProps<T>) {
  const { t } = useLanguage();
  const [most, setMost] = useState(size);
  const told = useRef<HTMLParagraphElement>(null);
  const shown = items.slice(0, most);
  const left = items.length - shown.length;
  const more = () => {
    setMost(most + size);
    if (left <= size) told.current?.focus();
  };
  return (
    <>
      {children(shown)}
      {items.length > size && (
        <div className="paged">
          <p ref={told} className="hint" role="status" tabIndex={-1}>
            {t("paged.shown", { shown: shown.length, count: items.length })}
          </p>
          {left > 0 && <Button onPress={more}>{t("paged.more", { count: Math.min(left, size) })}</Button>}
        </div>
      )}
    </>
  );
}
