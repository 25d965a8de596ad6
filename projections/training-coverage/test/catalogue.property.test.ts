import { projectionTests } from "@liggare/views/projection";
import { declares } from "../src/handlers.ts";
import { trainingCoverage } from "../src/index.ts";

projectionTests(trainingCoverage, declares);
