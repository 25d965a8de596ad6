import type { FormerBoard } from "@liggare/views";
import { useLanguage } from "../i18n/index.ts";

interface Named {
  readonly name: string;
  /** By the present structure: the earlier board that it is of. */
  readonly former: FormerBoard | null;
}

/** A board's name, with the earlier board whose matter it is where it is shown by the present structure. */
export function BoardName({ of: { name, former } }: { readonly of: Named }) {
  const { t } = useLanguage();
  return former ? t("structure.of", { board: name, former: former.name }) : name;
}
