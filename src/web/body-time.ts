import type { IncomingMessage, ServerResponse } from "node:http";

/** Starts the time of a body anew. */
type Restart = (limitMs: number) => void;

const CLOCKS = new WeakMap<IncomingMessage, Restart>();

/**
 * Ends a request whose body has not come to its end in time. (Node has such a limit of its own, which is one for all requests of a server: a
 * file takes longer than rows.)
 * @param cut called where it has not
 */
export function limitBodyTime(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  limitMs: number,
  cut: () => void,
): void {
  const { "content-length": length = "0", "transfer-encoding": coding } = incoming.headers;
  if (length === "0" && coding === undefined) return;
  let timer: NodeJS.Timeout | undefined;
  // What has come may still wait to be read.
  const end = (): void => {
    if (!incoming.complete) cut();
  };
  const restart = (ms: number): void => {
    clearTimeout(timer);
    if (!incoming.complete && !incoming.destroyed) timer = setTimeout(end, ms).unref();
  };
  restart(limitMs);
  incoming.once("close", () => clearTimeout(timer));
  // What comes after the answer is read for nobody.
  outgoing.once("finish", () => restart(limitMs));
  CLOCKS.set(incoming, restart);
}

/** Gives the body of a request so many milliseconds from now on, until it is answered. */
export function allowBodyTime(incoming: IncomingMessage, limitMs: number): void {
  CLOCKS.get(incoming)?.(limitMs);
}
