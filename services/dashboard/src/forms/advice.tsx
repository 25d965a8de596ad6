import type { Advice, Offer } from "@liggare/domain";
import { useMutation } from "@tanstack/react-query";
import { call } from "../api/client.ts";
import type { CommandRef } from "../api/session.ts";
import { useLanguage } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
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
  readonly saving: boolean;
  readonly onTake: (offer: Offer) => void;
  readonly onSave: () => void;
}

/** That the codes together are rare, before anything is saved: take a coarser value, or save as it is. */
export function AdviceShown({ advice, saving, onTake, onSave }: AdviceShownProps) {
  const { t, say } = useLanguage();
  const title = t(advice.warns ? "advice.rare" : "advice.common");
  return (
    <Announced className="message" label={title}>
      <div>
        <h2>{title}</h2>
        <p>{say(advice.text)}</p>
        {advice.offers.length > 0 && (
          <>
            <p id="advice-offers">{t("advice.offers")}</p>
            <ul aria-labelledby="advice-offers">
              {advice.offers.map((offer) => (
                <li key={`${offer.pointer} ${offer.value}`}>
                  <Button look="quiet" onPress={() => onTake(offer)}>
                    {say(offer.text)}
                  </Button>{" "}
                  {say(offer.standingText)}
                </li>
              ))}
            </ul>
          </>
        )}
        <Button onPress={onSave} isPending={saving}>
          {t("advice.save")}
        </Button>
      </div>
    </Announced>
  );
}
