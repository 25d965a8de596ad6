import { expect, it } from "vitest";
import { openMemoryVault } from "../src/index.ts";
import { failure, vaultContract } from "./contract.ts";

vaultContract("memory", async (clock) => openMemoryVault({ clock }));

it("a vault in memory says that it has nothing to back up", async () => {
  expect((await failure(openMemoryVault().backup("anywhere"))).code).toBe("not supported");
});
