import { projectionTests } from "@liggare/views/projection";
import { declares } from "../src/handlers.ts";
import { auditControls } from "../src/index.ts";

projectionTests(auditControls, declares);
