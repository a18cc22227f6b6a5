import type { Limits } from "../config/limits";

/**
 * Counts the requests of each client that are under way. Without a limit, one client whose bodies never end, or who never
 * reads an answer, would take all turns at an upstream and all places in its line.
 */
export class ClientTurns {
  readonly #underWay = new Map<string, number>();

  constructor(private readonly limits: Pick<Limits, "perClientAtOnce">) {}

  /** @returns to be called once, when the request is over; undefined when the client has as many under way as it may */
  take(client: string): (() => void) | undefined {
    const count = this.#underWay.get(client) ?? 0;
    if (count >= this.limits.perClientAtOnce) return undefined;
    this.#underWay.set(client, count + 1);
    return () => {
      const left = (this.#underWay.get(client) ?? 1) - 1;
      if (left > 0) this.#underWay.set(client, left);
      else this.#underWay.delete(client);
    };
  }
}
