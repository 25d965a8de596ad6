import { projectionTests } from "@liggare/views/projection";
import { declares } from "../src/handlers.ts";
import { overdue } from "../src/index.ts";

projectionTests(overdue, declares);
