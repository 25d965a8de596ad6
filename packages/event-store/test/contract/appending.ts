import type { NewEvent } from "@liggare/domain";
import { expect } from "vitest";
import { chainHash, envelopeText, noPredecessor, verifyEvent } from "../../src/index.ts";
import { all, type Cases, fill, newEvent, newEvents, range, start, written } from "./kit.ts";

export const appending: Cases = {
  "a first append expects no stream and is at revision 0": async ({ open }) => {
    const store = await open();
    const event = newEvent({ attendance: 12 });
    const result = written(await store.append("meeting-1", "no stream", [event]));
    expect(result.revision).toBe(0);
    const [stored, ...rest] = await store.readStream("meeting-1");
    expect(rest).toEqual([]);
    const hash = chainHash(noPredecessor, envelopeText(event, "meeting-1", 0));
    expect(stored).toEqual({ ...event, stream: "meeting-1", revision: 0, position: result.position, hash });
  },

  "an append at the last revision continues the stream": async ({ open }) => {
    const store = await open();
    await fill(store, "meeting-1", [newEvents(2), newEvents(3)]);
    expect((await store.readStream("meeting-1")).map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
    expect((await store.readStream("meeting-1", 3)).map(({ revision }) => revision)).toEqual([3, 4]);
    expect(await store.readStream("meeting-1", 5)).toEqual([]);
  },

  "no stream on a stream that exists is a conflict that tells the revision": async ({ open }) => {
    const store = await open();
    await fill(store, "meeting-1", [newEvents(3)]);
    const result = await store.append("meeting-1", "no stream", [newEvent()]);
    expect(result).toEqual({ kind: "conflict", actual: 2 });
    expect(await store.readStream("meeting-1")).toHaveLength(3);
  },

  "a revision on a stream that does not exist is a conflict that tells so": async ({ open }) => {
    const store = await open();
    expect(await store.append("meeting-1", 0, [newEvent()])).toEqual({ kind: "conflict", actual: "no stream" });
    expect(await store.readStream("meeting-1")).toEqual([]);
    expect(await store.head()).toEqual({ ...start, hash: "" });
  },

  "a revision that is older or newer than the last is a conflict": async ({ open }) => {
    const store = await open();
    await fill(store, "meeting-1", [newEvents(3)]);
    for (const expected of [0, 1, 3, 99]) {
      expect(await store.append("meeting-1", expected, [newEvent()])).toEqual({ kind: "conflict", actual: 2 });
    }
    expect(await all(store, start)).toHaveLength(3);
  },

  "of many writers at one revision exactly one wins each": async ({ open }) => {
    const store = await open();
    const writers = 16;
    const wins: number[] = [];
    let conflicts = 0;
    const write = async () => {
      let revision = -1;
      while (revision < 49) {
        const result = await store.append("meeting-1", revision < 0 ? "no stream" : revision, [newEvent()]);
        if (result.kind === "written") wins.push(result.revision);
        else conflicts += 1;
        revision = result.kind === "written" ? result.revision : result.actual === "no stream" ? -1 : result.actual;
      }
    };
    await Promise.all(Array.from({ length: writers }, write));
    expect(new Set(wins).size).toBe(wins.length);
    expect(wins.toSorted((a, b) => a - b)).toEqual(range(0, wins.length - 1));
    expect(wins.length).toBeGreaterThanOrEqual(50);
    expect(conflicts).toBeGreaterThan(0);
    expect(await all(store, start)).toHaveLength(wins.length);
  },

  "the same batch again answers as the first time and adds nothing": async ({ open }) => {
    const store = await open();
    const [first, second] = [newEvents(2), newEvents(3)];
    const one = await store.append("meeting-1", "no stream", first);
    const two = await store.append("meeting-1", 1, second);
    await fill(store, "meeting-2", [newEvents(2)]);
    await store.append("meeting-1", 4, [newEvent()]);
    expect(await store.append("meeting-1", "no stream", first)).toEqual(one);
    expect(await store.append("meeting-1", 1, second)).toEqual(two);
    expect(await all(store, start)).toHaveLength(8);
  },

  "the same batch twice at once is written once and answered twice": async ({ open }) => {
    const store = await open();
    const events = newEvents(2);
    const answers = await Promise.all([1, 2, 3].map(() => store.append("meeting-1", "no stream", events)));
    expect(answers[0]).toMatchObject({ kind: "written", revision: 1 });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(await all(store, start)).toHaveLength(2);
  },

  "a shorter beginning of a batch is a repetition, a longer batch a conflict": async ({ open }) => {
    const store = await open();
    const events = newEvents(3);
    await store.append("meeting-1", "no stream", events);
    const shorter = await store.append("meeting-1", "no stream", events.slice(0, 2));
    expect(written(shorter).revision).toBe(1);
    const longer = await store.append("meeting-1", "no stream", [...events, newEvent()]);
    expect(longer).toEqual({ kind: "conflict", actual: 2 });
    expect(await all(store, start)).toHaveLength(3);
  },

  "other ids at a revision that was written are a conflict": async ({ open }) => {
    const store = await open();
    const [a, b] = [newEvent(), newEvent()];
    await store.append("meeting-1", "no stream", [a, b]);
    for (const events of [[newEvent()], [a, newEvent()], [b, a]]) {
      expect(await store.append("meeting-1", "no stream", events)).toEqual({ kind: "conflict", actual: 1 });
    }
    expect(await all(store, start)).toHaveLength(2);
  },

  "a conflict beside other appends fails alone": async ({ open }) => {
    const store = await open();
    await fill(store, "meeting-1", [newEvents(1)]);
    const answers = await Promise.all([
      store.append("meeting-2", "no stream", newEvents(2)),
      store.append("meeting-1", "no stream", newEvents(2)),
      store.append("meeting-3", "no stream", newEvents(1)),
    ]);
    expect(answers.map(({ kind }) => kind)).toEqual(["written", "conflict", "written"]);
    const streams = (await all(store, start)).map(({ stream }) => stream);
    expect(streams.toSorted()).toEqual(["meeting-1", "meeting-2", "meeting-2", "meeting-3"]);
  },

  "a batch with something that is not JSON is refused whole, and alone": async ({ open }) => {
    const store = await open();
    const bad = [newEvent(), newEvent({ note: "\ud800" })];
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    const answers = await Promise.allSettled([
      store.append("meeting-1", "no stream", bad),
      store.append("meeting-2", "no stream", [newEvent({ count: Number.NaN })]),
      store.append("meeting-3", "no stream", [newEvent(circular as NewEvent["data"])]),
      store.append("meeting-4", "no stream", [newEvent({ count: 1n } as unknown as NewEvent["data"])]),
      store.append("meeting-5", "no stream", [newEvent()]),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected", "rejected", "fulfilled"]);
    expect((await all(store, start)).map(({ stream }) => stream)).toEqual(["meeting-5"]);
  },

  "an append without events, with one id twice, a bad name or a bad revision is a defect": async ({ open }) => {
    const store = await open();
    const event = newEvent();
    await expect(store.append("meeting-1", "no stream", [])).rejects.toThrow(RangeError);
    await expect(store.append("meeting-1", "no stream", [event, event])).rejects.toThrow(RangeError);
    for (const name of ["", "a\nb", "a\0b", "\udc00", "x".repeat(513)]) {
      await expect(store.append(name, "no stream", [event])).rejects.toThrow(RangeError);
    }
    for (const revision of [-1, 0.5, Number.NaN]) {
      await expect(store.append("meeting-1", revision, [event])).rejects.toThrow(RangeError);
    }
    expect(await all(store, start)).toEqual([]);
  },

  "what the caller changes after an append does not change the log": async ({ open }) => {
    const store = await open();
    const data = { attendance: 12 };
    const pending = store.append("meeting-1", "no stream", [newEvent(data)]);
    data.attendance = 13;
    await pending;
    const read = await store.readStream("meeting-1");
    expect(read[0]!.data).toEqual({ attendance: 12 });
    (read[0]!.data as { attendance: number }).attendance = 14;
    expect((await store.readStream("meeting-1"))[0]!.data).toEqual({ attendance: 12 });
  },

  "Swedish letters, other scripts and __proto__ come back as they were": async ({ open }) => {
    const store = await open();
    const data = JSON.parse(
      '{"forum":"Lokala rådet Älvsjö–Östermalm","tecken":"𝄞 \\u0000 \\u2028 \\" \\\\","__proto__":{"polluted":true},"constructor":{"prototype":1},"noll":-0.0,"stor":1e21,"å":null}',
    );
    await store.append("möte-åäö", "no stream", [newEvent(data)]);
    const [event] = await store.readStream("möte-åäö");
    expect(Object.keys(event!.data)).toContain("__proto__");
    expect(JSON.parse(JSON.stringify(event!.data))).toEqual(JSON.parse(JSON.stringify(data)));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(verifyEvent(event!, noPredecessor)).toBe(true);
  },

  "an event of 1 MB comes back whole": async ({ open }) => {
    const store = await open();
    const note = "å".repeat(500_000);
    await fill(store, "import-1", [[newEvent({ note })], [newEvent({ note, at: 2 })]]);
    const events = await all(store, start);
    expect(events.map(({ data }) => data.note === note)).toEqual([true, true]);
  },

  "hashes chain the events of a stream, and a change breaks the chain": async ({ open }) => {
    const store = await open();
    await fill(store, "meeting-1", [newEvents(2), newEvents(1)]);
    await fill(store, "meeting-2", [newEvents(1)]);
    const events = await store.readStream("meeting-1");
    const previous = (index: number) => events[index - 1]?.hash ?? noPredecessor;
    for (const [index, event] of events.entries()) {
      expect(verifyEvent(event, previous(index))).toBe(true);
      expect(verifyEvent({ ...event, data: { at: -1 } }, previous(index))).toBe(false);
      expect(verifyEvent({ ...event, stream: "meeting-2" }, previous(index))).toBe(false);
      expect(verifyEvent({ ...event, revision: event.revision + 1 }, previous(index))).toBe(false);
      expect(verifyEvent(event, "f".repeat(64))).toBe(false);
      expect(verifyEvent({ ...event, position: "elsewhere" }, previous(index))).toBe(true);
    }
    expect(new Set(events.map(({ hash }) => hash)).size).toBe(3);
  },

  "an append that was asked for after another was acknowledged lies behind it": async ({ open }) => {
    const store = await open();
    let newest = "";
    const acknowledged: string[] = [];
    const write = async (stream: string) => {
      for (const at of range(0, 19)) {
        const before = newest;
        const { position } = written(await store.append(stream, at === 0 ? "no stream" : at * 2 - 1, newEvents(2)));
        expect(position > before).toBe(true);
        acknowledged.push(position);
        if (position > newest) newest = position;
      }
    };
    await Promise.all(range(1, 8).map((at) => write(`meeting-${at}`)));
    expect(new Set(acknowledged).size).toBe(160);
    const log = await all(store, start);
    expect(log.map(({ number }) => number)).toEqual(range(1, 320));
    expect(log.map(({ position }) => position)).toEqual(
      log.map(({ position }) => position).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
    );
    expect(log.at(-1)!.position).toBe(newest);
  },
};
