import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/**
 * Counts the requests of each connection that wait for their answers. A client may send the next request before the last one is
 * answered (pipelining), and Node reads as many as fit into one packet, over a thousand: without a bound their answers would all
 * be made and wait in memory, whether the client reads them or not.
 */
export class UnansweredRequests {
  readonly #waiting = new WeakMap<Duplex, Set<ServerResponse>>();

  constructor(private readonly maxPerConnection: number) {}

  /**
   * Counts a request until its response is closed.
   * @returns false when it must not be answered: its connection has just been cut, or is cut now for sending too many
   */
  take(socket: Duplex, response: ServerResponse): boolean {
    // What came in the same packet behind a connection that was cut still arrives here.
    if (socket.destroyed) return false;
    const waiting = this.#waiting.get(socket) ?? new Set();
    if (waiting.size >= this.maxPerConnection) {
      socket.destroy();
      return false;
    }
    this.#waiting.set(socket, waiting.add(response));
    response.once("close", () => waiting.delete(response));
    return true;
  }

  /** The responses of this connection that are not yet sent, the oldest first. */
  of(socket: Duplex): readonly ServerResponse[] {
    return [...(this.#waiting.get(socket) ?? [])];
  }
}
