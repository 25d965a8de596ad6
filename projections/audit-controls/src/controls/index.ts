import type { Control } from "../control.ts";
import { collaboration } from "./collaboration.ts";
import { followUp } from "./follow-up.ts";
import { measures } from "./measures.ts";
import { organisation } from "./organisation.ts";

/** All standing controls, by audit question. A new one is one definition in its question's file. */
export const controls: readonly Control[] = [...organisation, ...measures, ...collaboration, ...followUp];
