import type { QueryClient } from "@tanstack/react-query";

/** Asks every answer about now again; what was known on a past day does not change. */
const refresh = (client: QueryClient, view?: string) =>
  client.invalidateQueries({
    predicate: ({ queryKey: [kind, name, day] }) =>
      kind === "view" && day === "now" && (view === undefined || name === view),
  });

const lockName = "liggare-live";
/** Milliseconds until a feed that was refused is asked for again. */
const retryAfter = 10_000;

type Told = { readonly view?: string };

/**
 * Follows the live feed: one connection a browser, not one a tab (HTTP/1.1 allows six), held by whichever tab has the
 * lock; it tells the others. Returns the way to stop.
 */
export function followLive(client: QueryClient): () => void {
  const stop = new AbortController();
  const channel = new BroadcastChannel(lockName);
  channel.onmessage = ({ data }: MessageEvent<Told>) => void refresh(client, data.view);

  const tell = (told: Told) => {
    channel.postMessage(told);
    void refresh(client, told.view);
  };

  /** Resolves when stopped. The browser reconnects by itself, unless the server answered that there is no feed. */
  const listen = () =>
    new Promise<void>((resolve) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let source: EventSource;
      const connect = () => {
        source = new EventSource("/api/v1/live");
        source.addEventListener("changed", ({ data }: MessageEvent<string>) => {
          const { view } = JSON.parse(data) as { view: string };
          tell({ view });
        });
        source.addEventListener("reset", () => tell({}));
        source.addEventListener("error", () => {
          if (source.readyState !== EventSource.CLOSED) return;
          timer = setTimeout(() => {
            // What was missed meanwhile is asked for, since a new feed does not know where the old one ended.
            tell({});
            connect();
          }, retryAfter);
        });
      };
      connect();
      stop.signal.addEventListener("abort", () => {
        clearTimeout(timer);
        source.close();
        resolve();
      });
    });

  // Locks exist in secure contexts only; elsewhere each tab listens for itself.
  if (navigator.locks)
    navigator.locks.request(lockName, { signal: stop.signal }, listen).catch((fault: unknown) => {
      if (!stop.signal.aborted) throw fault;
    });
  else void listen();
  return () => {
    stop.abort();
    channel.close();
  };
}
