import { openMemoryStore } from "../src/index.ts";
import { storeContract } from "./contract.ts";

const skip = { "all is there after a restart, and the log goes on": "memory forgets, by design" };

storeContract({ name: "memory, strict", open: async () => openMemoryStore(), skip });
storeContract({ name: "memory, weak", open: async () => openMemoryStore({ weak: true }), skip });
