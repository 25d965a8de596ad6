/**
 * The tables: they are the storage format, a change is a migration. They are those of the SQLite vault, column by
 * column, so that one can be carried over into the other; contents and keys lie in schemas of their own, so that they
 * can be dumped and restored apart. Texts are ordered by bytes ("C"), as SQLite does.
 */

export const schemas = { vault: "liggare_vault", keys: "liggare_vault_keys" } as const;

/** Advisory locks hold within one database; these numbers only have to differ. */
export const locks = { founding: 0x4c696756, subject: 0x4c696757 } as const;

export const schemaVersion = 1;

const text = 'text COLLATE "C"';

const first = `
  CREATE SCHEMA liggare_vault_keys;
  CREATE TABLE liggare_vault_keys.meta (name ${text} PRIMARY KEY, value text NOT NULL);
  CREATE TABLE liggare_vault_keys.data_key (
    key_id    ${text} PRIMARY KEY,
    owner     ${text} NOT NULL,
    wrapped   bytea NOT NULL,
    stored_at bigint NOT NULL
  );
  CREATE TABLE liggare_vault_keys.fence (text_id ${text} PRIMARY KEY, reference text NOT NULL, removed_on text NOT NULL);

  CREATE SCHEMA liggare_vault;
  CREATE TABLE liggare_vault.meta (name ${text} PRIMARY KEY, value text NOT NULL);
  CREATE TABLE liggare_vault.text (
    text_id    ${text} PRIMARY KEY,
    commitment ${text} NOT NULL,
    key_id     ${text} NOT NULL,
    box        bytea NOT NULL,
    event      text,
    stored_at  bigint NOT NULL
  );
  CREATE INDEX text_stored_at ON liggare_vault.text (stored_at);
  CREATE TABLE liggare_vault.removed (text_id ${text} PRIMARY KEY, reference text NOT NULL, removed_on text NOT NULL);
  CREATE TABLE liggare_vault.directory (subject ${text} PRIMARY KEY, key_id ${text} NOT NULL, box bytea NOT NULL);
  CREATE TABLE liggare_vault.tally_key (subject ${text} PRIMARY KEY, key_id ${text} NOT NULL, box bytea NOT NULL);
  CREATE TABLE liggare_vault.tally_list (
    subject ${text} NOT NULL,
    list    ${text} NOT NULL,
    content bytea NOT NULL,
    seal    bytea,
    PRIMARY KEY (subject, list)
  );
  CREATE TABLE liggare_vault.tally_person (
    subject ${text} NOT NULL,
    tally   ${text} NOT NULL,
    person  bytea NOT NULL,
    list    ${text} NOT NULL,
    unit    ${text} NOT NULL,
    PRIMARY KEY (subject, tally, person, list, unit)
  );`;

/** What leads to a version (the place in the list) from the one before. */
export const steps: readonly string[] = ["", first];

export interface TableFormat {
  readonly part: keyof typeof schemas;
  readonly name: string;
  /** With their PostgreSQL types; SQLite holds the same values as TEXT, BLOB and INTEGER. */
  readonly columns: Readonly<Record<string, "text" | "bytea" | "bigint">>;
  /** The primary key. */
  readonly key: readonly string[];
}

const box = { subject: "text", key_id: "text", box: "bytea" } as const;
const removal = { text_id: "text", reference: "text", removed_on: "text" } as const;

/** All tables but `meta`, as they are carried from one vault into another. */
export const tables: readonly TableFormat[] = [
  {
    part: "keys",
    name: "data_key",
    columns: { key_id: "text", owner: "text", wrapped: "bytea", stored_at: "bigint" },
    key: ["key_id"],
  },
  { part: "keys", name: "fence", columns: removal, key: ["text_id"] },
  {
    part: "vault",
    name: "text",
    columns: {
      text_id: "text",
      commitment: "text",
      key_id: "text",
      box: "bytea",
      event: "text",
      stored_at: "bigint",
    },
    key: ["text_id"],
  },
  { part: "vault", name: "removed", columns: removal, key: ["text_id"] },
  { part: "vault", name: "directory", columns: box, key: ["subject"] },
  { part: "vault", name: "tally_key", columns: box, key: ["subject"] },
  {
    part: "vault",
    name: "tally_list",
    columns: { subject: "text", list: "text", content: "bytea", seal: "bytea" },
    key: ["subject", "list"],
  },
  {
    part: "vault",
    name: "tally_person",
    columns: { subject: "text", tally: "text", person: "bytea", list: "text", unit: "text" },
    key: ["subject", "tally", "person", "list", "unit"],
  },
];

/** A meta table's value by its name. */
export const metaQuery = (part: keyof typeof schemas): string =>
  `SELECT value FROM ${schemas[part]}.meta WHERE name = $1`;
