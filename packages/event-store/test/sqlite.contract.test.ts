import { openSqliteStore, type SqliteStore } from "../src/index.ts";
import { storeContract } from "./contract.ts";
import { newFile } from "./folders.ts";

storeContract({
  name: "sqlite",
  open: () => openSqliteStore({ file: newFile() }),
  reopen: async (store) => {
    await store.close();
    return openSqliteStore({ file: (store as SqliteStore).file });
  },
});
