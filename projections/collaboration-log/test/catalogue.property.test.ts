import { projectionTests } from "@liggare/views/projection";
import { declares } from "../src/handlers.ts";
import { collaborationLog } from "../src/index.ts";

projectionTests(collaborationLog, declares);
