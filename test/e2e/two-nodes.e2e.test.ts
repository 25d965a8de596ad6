import { copyFileSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newPrefix, onServer } from "../../packages/event-store/test/server.ts";
import { Liggare, type ServerProcess } from "./liggare.ts";

/* Two nodes of the product, each with a data folder of its own, over one log on a real server. */

await onServer("two nodes on one server", (url) => {
  const [first, second] = [new Liggare(), new Liggare()];
  const settings = {
    LIGGARE_STORE: url,
    LIGGARE_STORE_PREFIX: newPrefix(),
    LIGGARE_MUNICIPALITY: "Exempelkommun",
  };
  let [one, two]: (ServerProcess | undefined)[] = [];
  let token = "";
  beforeAll(async () => {
    one = await first.serve(["serve"], settings);
    // one key, so that a token holds on both
    mkdirSync(second.data, { recursive: true, mode: 0o700 });
    copyFileSync(join(first.data, "token.key"), join(second.data, "token.key"));
    two = await second.serve(["serve"], settings);
    const made = await first.run(["token", "--role", "central-coordinator", "--subject", "samordnare-1"], settings);
    expect(made).toMatchObject({ exit: 0 });
    token = made.out.trim();
  });
  afterAll(async () => {
    await first.remove();
    await second.remove();
  });

  const register = (node: ServerProcess | undefined, unit: string, key: string) =>
    fetch(`${node?.url}/api/v1/commands/unit/${unit}/register`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": key },
      body: JSON.stringify({ input: { name: `Nämnden ${unit}`, kind: "district-board" } }),
    });
  const coordinators = async (node: ServerProcess | undefined, atLeast: string) => {
    const response = await fetch(`${node?.url}/api/v1/views/coordinators?atLeast=${atLeast}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return { status: response.status, text: await response.text() };
  };
  const positionOf = async (response: Response): Promise<string> => {
    expect(response.status).toBe(201);
    return ((await response.json()) as { readonly position: string }).position;
  };

  describe("two nodes on one server", () => {
    it("read from one what was written at the other, at least up to its position", async () => {
      for (const [writer, reader, unit] of [
        [one, two, "farsta"],
        [two, one, "skarholmen"],
      ] as const) {
        const position = await positionOf(await register(writer, unit, `key-${unit}`));
        const { status, text } = await coordinators(reader, position);
        expect(status).toBe(200);
        expect(text).toContain(`Nämnden ${unit}`);
      }
    });

    it("carry out a command once that is sent to both with the same key", async () => {
      const answers = await Promise.all([register(one, "bromma", "same-key"), register(two, "bromma", "same-key")]);
      const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as { readonly position: string }[];
      expect(answers.every(({ ok }) => ok)).toBe(true);
      expect(bodies[1]?.position).toBe(bodies[0]?.position);
      const events = await fetch(`${one?.url}/api/v1/aggregates/unit/bromma`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(await events.json()).toMatchObject({ revision: 0, entries: [{ type: "UnitRegistered" }] });
    });

    it("refuse at one what the other has done already", async () => {
      expect((await register(one, "farsta", "another-key")).status).toBe(409);
      expect((await register(two, "farsta", "a-third-key")).status).toBe(409);
    });

    it("go on alone when the other is killed, and a node that starts empty catches up", async () => {
      expect(await one?.end("SIGKILL")).toBe(null);
      const position = await positionOf(await register(two, "vallingby", "key-vallingby"));
      const views = readdirSync(first.data).filter((name) => name.startsWith("views"));
      expect(views).toHaveLength(1);
      for (const name of views) rmSync(join(first.data, name), { recursive: true });
      one = await first.serve(["serve"], settings);
      // "not yet" is an answer while it catches up
      let answer = await coordinators(one, position);
      for (let look = 0; look < 20 && answer.status === 503; look += 1) answer = await coordinators(one, position);
      expect(answer.status).toBe(200);
      for (const unit of ["farsta", "skarholmen", "bromma", "vallingby"])
        expect(answer.text).toContain(`Nämnden ${unit}`);
    });

    it("verify the log they share, and say where it lies without a password", async () => {
      const verified = await second.run(["verify", "--json"], settings);
      expect(JSON.parse(verified.out)).toMatchObject({ events: 5, streams: 5, finding: null });
      const doctor = await second.run(["doctor"], settings);
      expect(doctor).toMatchObject({ exit: 0, err: "" });
      expect(doctor.out).toMatch(/LIGGARE_STORE +│ esdb:\/\/\S+, without TLS/);
    });
  });
});
