/** Callers that wait until the views have reached a position. Nobody polls: each commit looks through them. */
export class Waiters {
  readonly #waiting = new Set<{ readonly reached: () => boolean; readonly answer: (reached: boolean) => void }>();

  wait(reached: () => boolean, timeoutMs: number): Promise<boolean> {
    if (reached()) return Promise.resolve(true);
    if (timeoutMs <= 0) return Promise.resolve(false);
    return new Promise((resolve) => {
      const waiter = {
        reached,
        answer: (result: boolean) => {
          clearTimeout(timer);
          this.#waiting.delete(waiter);
          resolve(result);
        },
      };
      const timer = setTimeout(() => waiter.answer(false), timeoutMs);
      this.#waiting.add(waiter);
    });
  }

  /** Answers those whose position is reached. */
  look(): void {
    for (const waiter of [...this.#waiting]) if (waiter.reached()) waiter.answer(true);
  }

  /** Nothing will be reached any more. */
  giveUp(): void {
    for (const waiter of [...this.#waiting]) waiter.answer(false);
  }
}
