import { projectionTests } from "@liggare/views/projection";
import { declares } from "../src/handlers.ts";
import { coordinators } from "../src/index.ts";

projectionTests(coordinators, declares);
