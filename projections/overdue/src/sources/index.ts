import type { Source } from "../source.ts";
import { forums } from "./forums.ts";
import { meetingActions } from "./meeting-actions.ts";
import { planConditions } from "./plan-conditions.ts";
import { recommendationActions } from "./recommendation-actions.ts";
import { replies } from "./replies.ts";

/** Everything that can be overdue. A new source is one file here and one line. */
export const sources: readonly Source[] = [planConditions, forums, meetingActions, replies, recommendationActions];
