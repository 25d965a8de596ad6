import { openSqliteVault } from "../src/index.ts";
import { vaultContract } from "./contract.ts";
import { temporaryFolder } from "./folder.ts";

vaultContract("sqlite", (clock) => openSqliteVault({ folder: temporaryFolder(), clock }));
