import type { Advice, Offer } from "@liggare/domain";
import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import { call } from "../api/client.ts";
import type { CommandRef } from "../api/session.ts";
import { useLanguage } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icons.tsx";
import { Announced } from "../ui/states.tsx";

interface Asked {
  readonly input: unknown;
  readonly occurredOn: string;
}

/** Asks what a command advises before it is sent; nothing is stored. */
export const useAdvice = ({ aggregate, command }: CommandRef) =>
  useMutation({
    mutationFn: (body: Asked) => call<Advice>(`/advice/${aggregate}/${command}`, { method: "POST", body }),
  });

interface AdviceShownProps {
  readonly advice: Advice;
  /** What its writer took last: the advice is on the report as it is with that. */
  readonly taken: Offer | undefined;
  readonly saving: boolean;
  readonly onTake: (offer: Offer) => void;
  readonly onSave: () => void;
  /** Words of the button that saves what is no longer rare. */
  readonly save: string;
}

/**
 * That the codes together are rare, before anything is saved: take a coarser value, or save as it is. While it is
 * shown it holds the form's only button that saves.
 */
export function AdviceShown({ advice, taken, saving, onTake, onSave, save }: AdviceShownProps) {
  const { t, say } = useLanguage();
  const title = t(advice.warns ? "advice.rare" : "advice.common");
  const offers = advice.warns ? advice.offers : [];
  const helping = offers.filter(({ standing }) => standing !== "rare");
  const others = offers.filter(({ standing }) => standing === "rare");
  return (
    <Announced className={`message advice ${advice.warns ? "advice-rare" : "message-good"}`} label={title}>
      <div>
        <h2>
          <Icon name={advice.warns ? "warning" : "met"} />
          {title}
        </h2>
        {taken && <p>{t("advice.taken", { what: say(taken.text) })}</p>}
        <p>{say(advice.text)}</p>
        <Offers title={t("advice.offers")} offers={helping} onTake={onTake} />
        <Offers
          title={t(helping.length > 0 ? "advice.others" : "advice.noneAlone")}
          offers={others}
          onTake={onTake}
          alike
        />
        <Button look={advice.warns ? "secondary" : "primary"} onPress={onSave} isPending={saving}>
          {advice.warns ? t("advice.save") : save}
        </Button>
      </div>
    </Announced>
  );
}

interface OffersProps extends Pick<AdviceShownProps, "onTake"> {
  readonly title: string;
  readonly offers: readonly Offer[];
  /** The title says already what they would do. */
  readonly alike?: boolean;
}

function Offers({ title, offers, onTake, alike = false }: OffersProps) {
  const { say } = useLanguage();
  const id = useId();
  if (offers.length === 0) return null;
  return (
    <div className="offers">
      <p id={id}>{title}</p>
      <ul aria-labelledby={id}>
        {offers.map((offer) => (
          <li key={`${offer.pointer} ${offer.value}`}>
            <Button onPress={() => onTake(offer)}>{say(offer.text)}</Button>
            {!alike && <span>{say(offer.standingText)}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
