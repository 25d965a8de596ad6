import { projectionTests } from "@liggare/views/projection";
import { declares } from "../src/handlers.ts";
import { summaryReleases } from "../src/index.ts";

projectionTests(summaryReleases, declares);
