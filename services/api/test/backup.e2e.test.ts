import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { BackupError, backUp, openDataFolder, readConfig } from "../src/index.ts";

const place = mkdtempSync(join(tmpdir(), "liggare-backup-"));
afterAll(() => rmSync(place, { recursive: true }));

it("Of two backups into one folder at the same time one is made and the other is refused, so that they never mix", async () => {
  const config = readConfig({ LIGGARE_DATA: join(place, "data"), LIGGARE_MUNICIPALITY: "Exempelkommun" }, place);
  const folder = await openDataFolder(config);
  try {
    const [target, now] = [join(place, "backup"), new Date()];
    const [first, second] = await Promise.allSettled([
      backUp(folder, { target, now }),
      backUp(folder, { target, now }),
    ]);
    expect(first).toMatchObject({ status: "fulfilled", value: { number: 1, removed: null } });
    const refused = second.status === "rejected" ? (second.reason as BackupError) : undefined;
    expect(refused).toBeInstanceOf(BackupError);
    expect(refused).toMatchObject({ code: "under way", message: expect.stringContaining(`${target} is under way`) });
    expect([existsSync(join(target, "manifest.json")), existsSync(`${target}.partial`)]).toEqual([true, false]);
    // it is over now: the next is refused for another reason
    await expect(backUp(folder, { target, now })).rejects.toMatchObject({ code: "exists" });
  } finally {
    await folder.close();
  }
});
