import type { Row } from "../row.ts";
import { auditRows } from "./audit.ts";
import { boardRows } from "./boards.ts";
import { boundaryRows } from "./boundary.ts";
import { civilSocietyRows } from "./civil-society.ts";
import { concernRows } from "./concerns.ts";
import { forumRows } from "./forums.ts";
import { meetingRows } from "./meetings.ts";
import { overdueRows } from "./overdue.ts";
import { planRows } from "./plans.ts";
import { policeRows } from "./police.ts";
import { releaseRows } from "./releases.ts";
import { trainingRows } from "./training.ts";

/** Every row of the catalogue that the product covers. A new file of rows is one line here. */
export const rows: readonly Row[] = [
  ...auditRows,
  ...boardRows,
  ...boundaryRows,
  ...civilSocietyRows,
  ...concernRows,
  ...forumRows,
  ...meetingRows,
  ...overdueRows,
  ...planRows,
  ...policeRows,
  ...releaseRows,
  ...trainingRows,
];
