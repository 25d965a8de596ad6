import type { Verb } from "../context.ts";
import { changes } from "./changes.ts";
import { demo } from "./demo.ts";
import { importRows } from "./import.ts";
import { pages } from "./pages.ts";
import { record } from "./record.ts";
import { serve } from "./serve.ts";
import { show } from "./show.ts";
import { token } from "./token.ts";

/** All verbs, in the order of the help. A new one is one line here. */
export const verbs: readonly Verb[] = [serve, demo, pages, show, changes, record, importRows, token];
