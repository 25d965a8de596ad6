import { projectionTests } from "@liggare/views/projection";
import { declares } from "../src/handlers.ts";
import { situationPicture } from "../src/index.ts";

projectionTests(situationPicture, declares);
