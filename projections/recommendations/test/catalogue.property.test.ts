import { projectionTests } from "@liggare/views/projection";
import { declares } from "../src/handlers.ts";
import { recommendations } from "../src/index.ts";

projectionTests(recommendations, declares);
