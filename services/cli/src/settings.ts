import type { Config } from "@liggare/api";

export interface Setting {
  readonly name: string;
  readonly value: string;
  readonly origin: string;
}

/** The settings as they hold, and where each came from. None of them is a secret. */
export function settingsOf({
  data,
  store,
  host,
  port,
  municipality,
  publicUrl,
  logLevel,
  origins,
}: Config): readonly Setting[] {
  const values: Readonly<Record<string, string>> = {
    LIGGARE_DATA: data,
    LIGGARE_STORE: store.kind === "sqlite" ? `sqlite:${store.file}` : "memory:",
    LIGGARE_HOST: host,
    LIGGARE_PORT: String(port),
    LIGGARE_MUNICIPALITY: municipality || "(not set)",
    LIGGARE_PUBLIC_URL: publicUrl ?? "(not set)",
    LIGGARE_LOG_LEVEL: logLevel,
  };
  return Object.entries(values).map(([name, value]) => ({ name, value, origin: origins[name] ?? "default" }));
}
