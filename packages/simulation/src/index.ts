export { city, leastEvents, mostEpisodes } from "./city.ts";
export { type CityPlan, firstYearOf, lastYear, most, municipality } from "./plan.ts";
export type { SimulatedRow } from "./row.ts";
