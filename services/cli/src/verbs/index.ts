import type { Verb } from "../context.ts";
import { backup } from "./backup.ts";
import { changes } from "./changes.ts";
import { comparePlan } from "./compare-plan.ts";
import { completion } from "./completion.ts";
import { contacts } from "./contacts.ts";
import { demo } from "./demo.ts";
import { doctor } from "./doctor.ts";
import { exportLog } from "./export.ts";
import { importRows } from "./import.ts";
import { importParticipants } from "./import-participants.ts";
import { move } from "./move.ts";
import { moveVault } from "./move-vault.ts";
import { pages } from "./pages.ts";
import { prepareServer } from "./prepare-server.ts";
import { rebuild } from "./rebuild.ts";
import { record } from "./record.ts";
import { releases, showReleased, verifyReleased } from "./releases.ts";
import { replay } from "./replay.ts";
import { restore } from "./restore.ts";
import { serve } from "./serve.ts";
import { show } from "./show.ts";
import { simulate } from "./simulate.ts";
import { token } from "./token.ts";
import { verify } from "./verify.ts";

/** All verbs, in the order of the help. A new one is one line here. */
export const verbs: readonly Verb[] = [
  serve,
  demo,
  pages,
  show,
  changes,
  replay,
  releases,
  showReleased,
  verifyReleased,
  comparePlan,
  record,
  contacts,
  importRows,
  importParticipants,
  exportLog,
  simulate,
  rebuild,
  backup,
  restore,
  verify,
  move,
  moveVault,
  prepareServer,
  token,
  doctor,
  completion,
];
