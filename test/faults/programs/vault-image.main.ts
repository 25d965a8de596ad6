// A process of its own that fills a vault and leaves it closed, or as a crash does: it kills itself before
// anything is tidied up.
import { openSqliteVault } from "@liggare/vault";
import { vaultContent } from "../damage/vault-content.ts";

const [folder = "", seed = "", ending = ""] = process.argv.slice(2);
const { texts, removed, decision, entries, lists } = vaultContent(seed);
const vault = await openSqliteVault({ folder });
await vault.put(texts.slice(0, texts.length / 2));
for (const [subject, entry] of entries) await vault.directory.put(subject, entry);
for (const list of lists) await vault.tallies.put(list, () => true);
// A removal writes both files anew; what follows it lies in the write-ahead logs.
await vault.remove(removed, decision);
await vault.put(texts.slice(texts.length / 2));
if (ending === "closed") await vault.close();
process.kill(process.pid, "SIGKILL");
