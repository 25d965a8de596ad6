/** The id of the field that a JSON pointer names. */
export const idOf = (pointer: string): string => `field${pointer.replaceAll("/", "-")}`;
