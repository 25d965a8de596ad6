/** The tables: they are the storage format, a change is a migration. Times are milliseconds since 1970 UTC. */

export const vaultSchema = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE text (
    text_id    TEXT PRIMARY KEY,
    commitment TEXT NOT NULL,
    key_id     TEXT NOT NULL,
    box        BLOB NOT NULL,
    event      TEXT,
    stored_at  INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE removed (text_id TEXT PRIMARY KEY, reference TEXT NOT NULL, removed_on TEXT NOT NULL) STRICT;
  CREATE TABLE directory (subject TEXT PRIMARY KEY, key_id TEXT NOT NULL, box BLOB NOT NULL) STRICT;`;

/** "fence": ids whose key was destroyed, so that an interrupted removal is finished, never undone. */
export const keysSchema = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE data_key (
    key_id    TEXT PRIMARY KEY,
    owner     TEXT NOT NULL,
    wrapped   BLOB NOT NULL,
    stored_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE fence (text_id TEXT PRIMARY KEY, reference TEXT NOT NULL, removed_on TEXT NOT NULL) STRICT;`;

export const fileNames = { vault: "vault.sqlite", keys: "vault-keys.sqlite", key: "vault.key" } as const;
