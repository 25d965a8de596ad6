import { useLanguage } from "../i18n/index.ts";
import { Button } from "../ui/button.tsx";
import { lookOf, Status } from "../ui/status.tsx";
import type { BoardsProps } from "./consolidated-matrix.tsx";
import { mattersOf } from "./matters.ts";

/** The same where there is little room: one row a board, which unfolds. */
export function BoardCards({ boards, only, onOpen }: BoardsProps) {
  const { t, say } = useLanguage();
  return (
    <ul className="board-cards">
      {boards.map((board) => {
        const matters = mattersOf(board).filter((matter) => only === undefined || board.cells[matter].status === only);
        const wanting = mattersOf(board).filter((matter) =>
          ["overdue", "not met"].includes(board.cells[matter].status),
        );
        return (
          <li key={board.unit}>
            <details open={only !== undefined && matters.length > 0}>
              <summary>
                <span className="board-name">{board.name}</span>
                <span className="hint">
                  {t("consolidated.metOf", { met: board.met, of: board.of })}
                  {wanting.length > 0 && ` · ${t("consolidated.wanting", { count: wanting.length })}`}
                </span>
              </summary>
              <ul className="matter-list">
                {matters.map((matter) => {
                  const { status, statusText } = board.cells[matter];
                  return (
                    <li key={matter}>
                      <span>{t(`matter.${matter}`).replaceAll("\u00ad", "")}</span>
                      <Button
                        look="cell"
                        className={`tone-${lookOf(status).tone}`}
                        onPress={() => onOpen(board.unit, matter)}
                        aria-label={`${t(`matter.${matter}`)}: ${say(statusText)}`.replaceAll("\u00ad", "")}
                      >
                        <Status status={status} text={say(statusText)} />
                      </Button>
                    </li>
                  );
                })}
              </ul>
            </details>
          </li>
        );
      })}
    </ul>
  );
}
