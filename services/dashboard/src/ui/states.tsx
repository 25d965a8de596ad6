import { type ReactNode, useEffect, useRef } from "react";
import { ApiError } from "../api/client.ts";
import { useLanguage } from "../i18n/index.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icons.tsx";

export function Loading() {
  const { t } = useLanguage();
  return (
    <p className="loading" role="status">
      {t("state.loading")}
    </p>
  );
}

/** Nothing to show, and what to do about it. */
export const Empty = ({ children }: { readonly children: ReactNode }) => <p className="empty">{children}</p>;

/** What went wrong, in words, and a way on. */
export function Failed({ error, retry }: { readonly error: Error; readonly retry?: (() => void) | undefined }) {
  const { t } = useLanguage();
  const problem = error instanceof ApiError ? error.problem : undefined;
  const words = problem?.status === 0 ? t("state.unreachable") : problem?.detail || t("state.failed");
  return (
    <div className="message message-bad" role="alert">
      <Icon name="warning" />
      <div>
        <p>{words}</p>
        {problem?.request !== undefined && problem.status >= 500 && (
          <p className="hint">{t("state.request", { request: problem.request })}</p>
        )}
        {retry && <Button onPress={retry}>{t("action.retry")}</Button>}
      </div>
    </div>
  );
}

/** A box that takes focus when it appears. */
export function Announced({ className, children, label }: { className: string; children: ReactNode; label: string }) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section ref={box} className={className} tabIndex={-1} aria-label={label}>
      {children}
    </section>
  );
}
