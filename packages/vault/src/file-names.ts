export const fileNames = { vault: "vault.sqlite", keys: "vault-keys.sqlite", key: "vault.key" } as const;
