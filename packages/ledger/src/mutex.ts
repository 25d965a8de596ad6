/** Runs work one at a time per key, in the order of asking. */
export function perKey() {
  const tails = new Map<string, Promise<unknown>>();
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const before = tails.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    const tail = mine.then(
      () => undefined,
      () => undefined,
    );
    tails.set(key, tail);
    try {
      return await mine;
    } finally {
      if (tails.get(key) === tail) tails.delete(key);
    }
  };
}

/**
 * Keeps a founding import and ordinary commands apart: an import waits for the commands under way, and no command
 * begins while one runs or waits. Imports run one at a time.
 */
export function foundingGate() {
  const underWay = new Set<Promise<unknown>>();
  const queue = perKey();
  let imports = 0;
  return {
    founding: (): boolean => imports > 0,
    async ordinary<T>(work: () => Promise<T>): Promise<T> {
      const mine = work();
      underWay.add(mine);
      try {
        return await mine;
      } finally {
        underWay.delete(mine);
      }
    },
    async alone<T>(work: () => Promise<T>): Promise<T> {
      imports += 1;
      try {
        return await queue("founding", async () => {
          await Promise.allSettled(underWay);
          return work();
        });
      } finally {
        imports -= 1;
      }
    },
  };
}
