import { createHash } from "node:crypto";
import type { SignInMessage } from "../../protocol/sign-in-messages";
import { ExpiringMap } from "../keeping/expiring-map";

/** Two kB each is usual: tokens, sealed. With `MAX_LENGTH` they never take more than 16 MB. */
const MAX_LEFT = 1_000;

/** In characters. A longer handoff makes a session that the cookies of a browser cannot hold. */
const MAX_LENGTH = 16 * 1024;

/** The dialog's page tells the pane at once; a pane that must ask does so every few seconds. */
const LIFE_MS = 60_000;

/**
 * What a dialog has to tell, left here for a pane that it cannot reach: browsers cut a window off from the page that opened it when a page
 * in between demands it, as an identity provider's may (Cross-Origin-Opener-Policy). Whoever shows the proof takes it; handoffs are sealed
 * as always. It is kept by this process alone: behind a balancer, another relay has nothing to give out.
 */
export class LeftMessages {
  readonly #left: ExpiringMap<SignInMessage>;

  /** @param nowMs milliseconds since 1970 */
  constructor(private readonly nowMs: () => number) {
    this.#left = new ExpiringMap(MAX_LEFT, nowMs);
  }

  /** @param challenge base64url SHA-256 of the pane's proof. @returns whether it is kept */
  leave(upstreamId: string, challenge: string, message: SignInMessage): boolean {
    if (JSON.stringify(message).length > MAX_LENGTH) return false;
    this.#left.set(keyOf(upstreamId, challenge), message, this.nowMs() + LIFE_MS);
    return true;
  }

  /** What was left for this proof, once. A proof that is wrong finds as little as one that comes too early. */
  take(upstreamId: string, proof: string): SignInMessage | undefined {
    const key = keyOf(upstreamId, createHash("sha256").update(proof).digest("base64url"));
    const message = this.#left.get(key);
    this.#left.delete(key);
    return message;
  }
}

function keyOf(upstreamId: string, challenge: string): string {
  return `${challenge} ${upstreamId}`;
}
