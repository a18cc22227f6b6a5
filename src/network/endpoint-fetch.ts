import { fetch, type RequestInit as UndiciRequestInit } from "undici";
import { isLoopback } from "../protocol/known-hosts";
import { asConnectionError } from "./connection-error-of";
import type { Dispatchers } from "./dispatchers";

/**
 * `fetch` for a program that its user tells where to send: like Node's own, with the company's proxy in the way. A name of this machine
 * must lead to this machine, since what is sent there is not encrypted.
 * Rejects as `fetch` does, or with ConnectionError.
 */
export function createEndpointFetch(dispatchers: Dispatchers): (url: string, init: RequestInit) => Promise<Response> {
  return async (url, init) => {
    const to = new URL(url);
    const dispatcher = dispatchers.wayTo(to, { network: isLoopback(to.hostname) ? "loopback" : "any" });
    try {
      // The same interface from two makers of types: Node's own fetch is undici's too.
      const response = await fetch(url, { ...(init as UndiciRequestInit), dispatcher });
      return response as unknown as Response;
    } catch (error) {
      throw asConnectionError(error);
    }
  };
}
