import { projectionTests } from "@liggare/views/projection";
import { declares } from "../src/handlers.ts";
import { executiveBoardSummary } from "../src/index.ts";

projectionTests(executiveBoardSummary, declares);
