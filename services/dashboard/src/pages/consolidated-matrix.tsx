import type { CellStatus, Matter } from "@liggare/executive-board-summary";
import { useLanguage } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { lookOf, Status } from "../ui/status.tsx";
import { ScrollBox } from "../ui/table.tsx";
import { type Board, mattersOf } from "./matters.ts";

export interface BoardsProps {
  readonly boards: readonly Board[];
  /** Only cells of this status are shown with their words. */
  readonly only: CellStatus | undefined;
  readonly onOpen: (unit: string, matter: Matter) => void;
}

/** One row a board, one column a matter; each cell opens its evidence. */
export function Matrix({ boards, only, onOpen }: BoardsProps) {
  const { t, say } = useLanguage();
  const matters = boards[0] ? mattersOf(boards[0]) : [];
  return (
    <ScrollBox name={t("consolidated.caption")}>
      <table className="matrix">
        <caption className="only-heard">{t("consolidated.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("consolidated.board")}</th>
            {matters.map((matter) => (
              <th key={matter} scope="col">
                {t(`matter.${matter}`)}
              </th>
            ))}
            <th scope="col" className="end">
              {t("consolidated.met")}
            </th>
          </tr>
        </thead>
        <tbody>
          {boards.map((board) => (
            <tr key={board.unit}>
              <th scope="row">{board.name}</th>
              {matters.map((matter) => {
                const { status, statusText } = board.cells[matter];
                const faded = only !== undefined && only !== status;
                return (
                  <td key={matter}>
                    <Button
                      look="cell"
                      className={faded ? "faded" : `tone-${lookOf(status).tone}`}
                      onPress={() => onOpen(board.unit, matter)}
                      aria-label={`${board.name}, ${t(`matter.${matter}`)}: ${say(statusText)}`.replaceAll(
                        "\u00ad",
                        "",
                      )}
                    >
                      <Status status={status} text={say(statusText)} />
                    </Button>
                  </td>
                );
              })}
              <td className="end number">{t("consolidated.metOf", { met: board.met, of: board.of })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
