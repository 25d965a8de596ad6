import { type Cursor, type Position, start } from "@liggare/domain";
import type { Delivery } from "@liggare/event-store";
import { defer, EMPTY, type Observable, retry, Subject, type Subscription, tap, timer } from "rxjs";
import { cursorOf, dated } from "./batch.ts";
import { buildBeside } from "./building.ts";
import { type FilesOptions, type Place, slowest, startAnew } from "./files.ts";
import { defaultBackOff, ViewStopped, type ViewStoreOptions } from "./options.ts";
import type { RebuildProgress, ViewChange, ViewStatus, ViewStore } from "./port.ts";
import { type AsKnown, type KnownCells, watched } from "./reading.ts";
import { isDamage } from "./schema.ts";
import { Waiters } from "./waiters.ts";

/** An empty view of a log that is longer than this is built beside: large transactions, and nobody waits for it. */
const longLog = 10_000;

/** Feeds the views from one subscription, and keeps what it saw on the way for `status`. */
export class Runner implements ViewStore {
  readonly #options: ViewStoreOptions;
  readonly #files: FilesOptions;
  readonly #places: readonly Place[];
  readonly #date: ReturnType<typeof dated>;
  readonly #changes = new Subject<ViewChange>();
  readonly #waiters = new Waiters();
  /** Views that are being built, and whether they are fed meanwhile (they have something to answer with). */
  readonly #building = new Map<Place, "apart" | "fed">();
  #subscription: Subscription | undefined;
  /** Buildings run one after another. */
  #lane: Promise<unknown> = Promise.resolve();
  #started = false;
  #closed = false;
  #live = false;
  #retrying: ViewStatus["retrying"];
  #stopped: Error | undefined;

  constructor(options: ViewStoreOptions, files: FilesOptions, places: readonly Place[], logLength: number) {
    this.#options = options;
    this.#files = files;
    this.#places = places;
    this.#date = dated(options);
    if (logLength > longLog) {
      for (const place of places) if (place.file.checkpoint.number === 0) this.#building.set(place, "apart");
    }
  }

  readonly changes: Observable<ViewChange> = this.#changes.asObservable();

  readonly status = (): ViewStatus => ({
    views: Object.fromEntries(this.#places.map(({ view, file }) => [view.name, cursorOf(file.checkpoint)])),
    building: [...this.#building.keys()].map(({ view }) => view.name),
    live: this.#live,
    ...(this.#retrying && { retrying: this.#retrying }),
    ...(this.#stopped && { stopped: this.#stopped }),
  });

  start(): void {
    if (this.#started) return;
    this.#started = true;
    this.#resume();
    if (this.#building.size > 0) this.#buildAnew([...this.#building.keys()]);
  }

  /** Goes on from the slowest view's checkpoint. */
  #resume(): void {
    const fed = () => this.#places.filter((place) => this.#building.get(place) !== "apart");
    if (!this.#started || this.#closed || this.#stopped || fed().length === 0) return;
    this.#subscription = defer(() => this.#options.store.subscribe(slowest(fed().map(({ file }) => file))))
      .pipe(
        tap({
          next: (delivery) => this.#take(delivery, fed()),
          complete: () => {
            this.#live = false;
          },
        }),
        retry({ delay: (error, attempt) => this.#afterFailure(error, attempt), resetOnSuccess: true }),
      )
      .subscribe();
  }

  #pause(): void {
    this.#subscription?.unsubscribe();
    this.#live = false;
  }

  #take(delivery: Delivery, places: readonly Place[]): void {
    this.#retrying = undefined;
    this.#live = delivery.kind === "caught up";
    if (delivery.kind === "events") this.#apply(delivery, places);
    this.#waiters.look();
  }

  #apply(delivery: Extract<Delivery, { kind: "events" }>, places: readonly Place[]): void {
    const events = this.#date(delivery.events);
    for (const place of places) {
      try {
        const cells = place.file.apply(events, delivery.cursor);
        const { name: view, version } = place.view;
        if (cells.length > 0) this.#changes.next({ view, version, cursor: delivery.cursor, cells });
      } catch (error) {
        if (!isDamage(error)) throw error;
        this.#damaged(place, error);
      }
    }
  }

  /** Whether to try again: machine faults may pass, an event that cannot be read stays. */
  #afterFailure(error: unknown, attempt: number): Observable<unknown> {
    this.#live = false;
    if (error instanceof ViewStopped) {
      this.#stopped = error;
      this.#retrying = undefined;
      this.#waiters.giveUp();
      return EMPTY;
    }
    this.#retrying = { attempt, error };
    return timer((this.#options.backOff ?? defaultBackOff)(attempt));
  }

  #damaged(place: Place, error: unknown): void {
    if (this.#building.has(place)) return;
    this.#files.onWarning(`${place.path} is damaged: ${(error as Error).message}; it is built anew`);
    this.#building.set(place, "apart");
    startAnew(place, this.#files);
    this.#buildAnew([place]);
  }

  /** Builds views that have nothing to lose; where that fails they go on with the others, and fail there visibly. */
  #buildAnew(places: readonly Place[]): void {
    this.#build(places).catch((error: unknown) => {
      if (this.#closed) return;
      if (!(error instanceof ViewStopped)) this.#files.onWarning(`building views failed: ${(error as Error).message}`);
    });
  }

  #build(places: readonly Place[], onProgress?: (progress: RebuildProgress) => void): Promise<void> {
    const run = async () => {
      for (const place of places) if (!this.#building.has(place)) this.#building.set(place, "fed");
      try {
        await buildBeside({
          places,
          store: this.#options.store,
          date: this.#date,
          files: this.#files,
          pause: () => this.#pause(),
          isClosed: () => this.#closed,
          onProgress: onProgress ?? (() => {}),
        });
      } finally {
        for (const place of places) this.#building.delete(place);
        this.#pause();
        this.#resume();
        this.#waiters.look();
      }
    };
    const done = this.#lane.then(run);
    this.#lane = done.catch(() => undefined); // the caller hears of it through `done`
    return done;
  }

  async rebuild(view?: string, onProgress?: (progress: RebuildProgress) => void): Promise<void> {
    this.#checkOpen();
    await this.#build(view === undefined ? this.#places : [this.#place(view)], onProgress);
  }

  caughtUp(position: Position, timeoutMs: number, view?: string): Promise<boolean> {
    this.#checkOpen();
    const places = view === undefined ? this.#places : [this.#place(view)];
    const reached = () => places.every(({ file }) => file.checkpoint.position >= position);
    return this.#waiters.wait(reached, this.#stopped ? 0 : timeoutMs);
  }

  cellsOn(view: string, asKnown: AsKnown): KnownCells {
    this.#checkOpen();
    const place = this.#place(view);
    return watched(
      () => place.file.on(asKnown),
      (error) => isDamage(error) && this.#damaged(place, error),
    );
  }

  cursorOn(day: string, view?: string): Cursor {
    this.#checkOpen();
    const place = view === undefined ? this.#farthest() : this.#place(view);
    return place?.file.cursorOn(day) ?? start;
  }

  lastDay(): string | undefined {
    return this.#farthest()?.file.checkpoint.day;
  }

  async numberAt(position: Position): Promise<number | undefined> {
    this.#checkOpen();
    const file = this.#farthest()?.file;
    if (!file || position === "" || file.checkpoint.position < position) return undefined;
    let found: number | undefined;
    for await (const events of this.#options.store.readAll(file.markBefore({ position }))) {
      for (const event of events) {
        if (event.position > position) return found;
        if (event.position === position) found = event.number;
      }
    }
    return found;
  }

  async cursorAt(number: number): Promise<Cursor | undefined> {
    this.#checkOpen();
    const file = this.#farthest()?.file;
    if (!file || number < 1 || file.checkpoint.number < number) return undefined;
    const from = file.markBefore({ number });
    for await (const events of this.#options.store.readAll(from, { limit: number - from.number })) {
      const found = events.find((event) => event.number === number);
      if (found) return cursorOf(found);
    }
    return undefined;
  }

  async *exportView(view: string): AsyncGenerator<string> {
    this.#checkOpen();
    yield* this.#place(view).file.exportLines();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#pause();
    this.#waiters.giveUp();
    this.#changes.complete();
    await this.#lane;
    for (const { file } of this.#places) file.close();
  }

  #place(view: string): Place {
    const place = this.#places.find(({ view: { name } }) => name === view);
    if (!place) throw new RangeError(`there is no view "${view}"`);
    return place;
  }

  #farthest(): Place | undefined {
    const number = ({ file }: Place) => file.checkpoint.number;
    const [first] = this.#places;
    return first && this.#places.reduce((far, place) => (number(place) > number(far) ? place : far), first);
  }

  #checkOpen(): void {
    if (this.#closed) throw new Error("the views are closed");
  }
}
