import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { dirname } from "node:path";
import { openSigningKey, openUsedLinks } from "@liggare/access";
import { auditControls } from "@liggare/audit-controls";
import { collaborationLog } from "@liggare/collaboration-log";
import { coordinators } from "@liggare/coordinators";
import type { LedgerOpened } from "@liggare/domain";
import {
  type EventStore,
  type EventStoreDbStore,
  openEventStoreDb,
  openMemoryStore,
  openSqliteStore,
  type SqliteStore,
} from "@liggare/event-store";
import { executiveBoardSummary } from "@liggare/executive-board-summary";
import { type Clock, type Ledger, openLedger, systemClock } from "@liggare/ledger";
import { overdue } from "@liggare/overdue";
import { planFollowUp } from "@liggare/plan-follow-up";
import { recommendations } from "@liggare/recommendations";
import { situationPicture } from "@liggare/situation-picture";
import { summaryReleases } from "@liggare/summary-releases";
import { trainingCoverage } from "@liggare/training-coverage";
import { openMemoryVault, openPostgresVault, openSqliteVault, type Vault } from "@liggare/vault";
import type { ViewDefinition } from "@liggare/views";
import { type Config, ConfigError, places, type VaultConfig, viewPlaces } from "./config.ts";
import { type DiskWatch, watchDisk } from "./disk.ts";
import { refuseHalfMoved } from "./moving.ts";

/** The views that the product has. A new projection is one line here. */
export const projections = [
  collaborationLog,
  situationPicture,
  executiveBoardSummary,
  planFollowUp,
  recommendations,
  overdue,
  summaryReleases,
  auditControls,
  coordinators,
  trainingCoverage,
] as readonly ViewDefinition<unknown>[];

/** Everything that is open over one data folder. */
export interface DataFolder {
  readonly config: Config;
  readonly ledger: Ledger;
  readonly vault: Vault;
  /** The SQLite store, for what only it can (backup, statistics); undefined over other stores. */
  readonly sqlite: SqliteStore | undefined;
  /** The store on a server, for its statistics; undefined over other stores. */
  readonly server: EventStoreDbStore | undefined;
  readonly signingKey: Uint8Array;
  readonly usedLinks: ReturnType<typeof openUsedLinks>;
  /** Whether the disk took what was written. Where it did not, nothing more is acknowledged: the process should end. */
  readonly disk: DiskWatch;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** The opening event if the store is empty; default: an ordinary ledger of `LIGGARE_MUNICIPALITY`. */
  readonly opening?: Omit<LedgerOpened, "ledger">;
  readonly clock?: Clock;
  readonly onWarning?: (message: string) => void;
  readonly acceptLostTail?: boolean;
}

/** Opens store, vault, keys and ledger of a data folder; what was opened is closed again where a later part fails. */
export async function openDataFolder(config: Config, options: OpenOptions = {}): Promise<DataFolder> {
  const { clock = systemClock } = options;
  const opening = options.opening ?? { municipality: config.municipality, kind: "ordinary" as const };
  const unnamed = "LIGGARE_MUNICIPALITY must name the municipality before a new ledger can be opened.";
  refuseHalfMoved(config);
  // before any file is made: nothing is left behind
  if (opening.municipality === "" && mustBeNew(config)) throw new ConfigError(unnamed);
  mkdirSync(config.data, { recursive: true, mode: 0o700 });
  const at = places(config.data);
  const undo: (() => Promise<void>)[] = [];
  try {
    const { sqlite, server, store } = await openStore(config, options);
    undo.push(() => store.close());
    const vault = config.store.kind === "memory" ? openMemoryVault() : await openVault(config.vault);
    undo.push(() => vault.close());
    if ((await store.head()).number === 0 && opening.municipality === "") throw new ConfigError(unnamed);
    const disk = watchDisk(store, vault);
    tellOfHalfBuilt(viewPlaces(config).views, options.onWarning);
    const ledger = await openLedger({
      store: disk.store,
      vault: disk.vault,
      viewFolder: viewPlaces(config).views,
      views: projections,
      opening,
      rehearsal: () => ({ store: openMemoryStore({}), vault: openMemoryVault() }),
      clock,
      ...(options.onWarning && { onWarning: options.onWarning }),
    });
    return {
      config,
      ledger,
      vault,
      sqlite,
      server,
      signingKey: openSigningKey(at.signingKey),
      usedLinks: openUsedLinks(at.usedLinks, () => clock.now()),
      disk,
      close: () => ledger.close(),
    };
  } catch (error) {
    for (const close of undo.reverse()) await close();
    throw error;
  }
}

/** Says that a process ended in the middle of building views; opening them removes what it left. */
function tellOfHalfBuilt(folder: string, onWarning: OpenOptions["onWarning"]): void {
  if (!existsSync(folder)) return;
  const left = readdirSync(folder).flatMap((name) => /^(.+)\.v\d+\.sqlite\.building$/.exec(name)?.[1] ?? []);
  if (left.length === 0) return;
  const views = left.toSorted().join(", ");
  onWarning?.(`The building of views was interrupted (${views}): what was half built is removed, the log has it all.`);
}

/**
 * Opens the vault where the settings say, or founds it unless `mustExist`. Throws VaultError; what names a file or a
 * server never names a password.
 */
export function openVault(config: VaultConfig, { mustExist = false } = {}): Promise<Vault> {
  return config.kind === "sqlite" ? openSqliteVault(config) : openPostgresVault({ ...config, mustExist });
}

/** Nothing that is kept can hold a ledger. A server is asked. */
const mustBeNew = ({ store }: Config): boolean =>
  store.kind === "memory" || (store.kind === "sqlite" && !existsSync(store.file));

interface OpenStore {
  readonly store: EventStore;
  readonly sqlite: SqliteStore | undefined;
  readonly server: EventStoreDbStore | undefined;
}

async function openStore(config: Config, { acceptLostTail }: OpenOptions): Promise<OpenStore> {
  const { store } = config;
  if (store.kind === "memory") return { store: openMemoryStore({}), sqlite: undefined, server: undefined };
  if (store.kind === "sqlite") {
    mkdirSync(dirname(store.file), { recursive: true, mode: 0o700 });
    const sqlite = await openSqliteStore({ file: store.file, ...(acceptLostTail && { acceptLostTail: true }) });
    return { store: sqlite, sqlite, server: undefined };
  }
  const { views, numbers: numbersFile } = viewPlaces(config);
  mkdirSync(views, { recursive: true, mode: 0o700 });
  const server = await openEventStoreDb({ ...store.options, ...(numbersFile && { numbersFile }) });
  return { store: server, sqlite: undefined, server };
}
