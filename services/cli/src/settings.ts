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
  vault,
  host,
  port,
  municipality,
  publicUrl,
  logLevel,
  origins,
}: Config): readonly Setting[] {
  const values: Readonly<Record<string, string>> = {
    LIGGARE_DATA: data,
    LIGGARE_STORE: storeText(store),
    ...(store.kind === "eventstoredb" && { LIGGARE_STORE_PREFIX: store.options.prefix ?? "" }),
    LIGGARE_VAULT: vaultText(vault),
    ...(vault.keyFile !== undefined && { LIGGARE_VAULT_KEY_FILE: vault.keyFile }),
    LIGGARE_HOST: host,
    LIGGARE_PORT: String(port),
    LIGGARE_MUNICIPALITY: municipality || "(not set)",
    LIGGARE_PUBLIC_URL: publicUrl ?? "(not set)",
    LIGGARE_LOG_LEVEL: logLevel,
  };
  return Object.entries(values).map(([name, value]) => ({ name, value, origin: origins[name] ?? "default" }));
}

/** Without its password: of an address only the hosts and the user are shown. */
export function storeText(store: Config["store"]): string {
  if (store.kind === "memory") return "memory:";
  if (store.kind === "sqlite") return `sqlite:${store.file}`;
  return `esdb://${store.server}${store.user === undefined ? ", without TLS" : `, as ${store.user}`}`;
}

/** Without its password. */
export function vaultText(vault: Config["vault"]): string {
  if (vault.kind === "sqlite") return "sqlite:vault";
  const { server, user, tls } = vault.address;
  return `postgres://${user}@${server}${tls ? "" : ", without TLS"}`;
}
