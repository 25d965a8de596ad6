const inStockholm = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", dateStyle: "short" });

/** The day in Stockholm, `YYYY-MM-DD`. */
export const today = (): string => inStockholm.format(new Date());
