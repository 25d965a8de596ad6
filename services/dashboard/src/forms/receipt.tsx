import { Link } from "@tanstack/react-router";
import type { Saved } from "../api/record.ts";
import type { CommandRef } from "../api/session.ts";
import { useLanguage } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { Announced } from "../ui/states.tsx";
import type { Kind } from "./kinds.ts";

interface ReceiptProps {
  readonly of: CommandRef;
  readonly saved: Saved;
  readonly title: Kind["texts"]["saved"];
  readonly seenIn: Kind["seenIn"];
  readonly onAnother: () => void;
}

/** That it was saved, and where it is seen. */
export function Receipt({ of, saved, title, seenIn, onAnother }: ReceiptProps) {
  const { t } = useLanguage();
  const words = saved.number === null ? t("form.saved") : t(title, { number: saved.number });
  return (
    <Announced className="message message-good" label={words}>
      <div>
        <h2>{words}</h2>
        <p>
          {seenIn ? (
            <Link to={seenIn.to}>{t(seenIn.name)}</Link>
          ) : (
            <Link to="/stream/$aggregate/$id" params={{ aggregate: of.aggregate, id: saved.id }}>
              {t("form.toStream")}
            </Link>
          )}
        </p>
        <Button onPress={onAnother}>{t("form.another")}</Button>
      </div>
    </Announced>
  );
}
