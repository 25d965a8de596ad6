import type { Client, Reading } from "./client.ts";
import type { Connection } from "./connection.ts";

/**
 * Goes through a reading and ends its call however it is left: a call that is not cancelled stays open. Throws NoAnswer
 * when the next one does not come in time (milliseconds), or at once when its client is given up.
 */
export async function* drained<T>(
  connection: Connection,
  client: Client,
  reading: Reading<T>,
  most?: number,
): AsyncGenerator<T> {
  const each = reading[Symbol.asyncIterator]();
  let ended = false;
  try {
    for (;;) {
      const next = await connection.inTime(each.next(), most, client);
      if (next.done) {
        ended = true;
        return;
      }
      yield next.value;
    }
  } finally {
    if (!ended) await cancel(reading, each);
  }
}

/**
 * Cancelling waits for the call to have begun, which it may never have. What has arrived is then taken and thrown away:
 * before that a cancelled call does not end, and the client waits for it when it is disposed of.
 */
async function cancel<T>(reading: Reading<T>, rest: AsyncIterator<T>): Promise<void> {
  const patience = new Promise<void>((resolve) => setTimeout(resolve, 200).unref());
  await Promise.race([reading.cancel().catch(over), patience]);
  takeAll(rest).catch(over);
}

async function takeAll(rest: AsyncIterator<unknown>): Promise<void> {
  while (!(await rest.next()).done);
}

const over = () => {
  // The call failed, before it could be cancelled or since: it is over either way.
};
