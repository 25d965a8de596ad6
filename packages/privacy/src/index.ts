export { disclose, type Reader, seesTrue } from "./disclose.ts";
export type { Detector, FindKind, Span } from "./guard/detector.ts";
export type { DigitGroup, Normalised } from "./guard/normalise.ts";
export { describeFind, detectors, type Find, findPersonalData, type GuardFinding, guardText } from "./guard.ts";
