import { openEventStoreDb } from "../src/index.ts";
import { storeContract } from "./contract.ts";
import { newPrefix, onServer } from "./server.ts";

await onServer("the store's contract: eventstoredb", (url) => {
  const prefixes = new WeakMap<object, string>();
  const openWith = async (prefix: string) => {
    const store = await openEventStoreDb({ url, prefix });
    prefixes.set(store, prefix);
    return store;
  };
  storeContract({
    name: "eventstoredb",
    timeout: 180_000,
    open: () => openWith(newPrefix()),
    reopen: async (store) => {
      await store.close();
      return openWith(prefixes.get(store) ?? "");
    },
  });
});
