import { projectionTests } from "@liggare/views/projection";
import { declares } from "../src/handlers.ts";
import { planFollowUp } from "../src/index.ts";

projectionTests(planFollowUp, declares);
