import { RunStoppedError } from "../../core/errors";
import type { Sleep } from "../../endpoint/http/abortable-sleep";
import { SIGN_IN_LIFE_MS } from "../../protocol/sign-in-messages";
import type { SignInStage } from "../services/sign-in-port";

export interface WaitingClock {
  /** Milliseconds; only differences matter. */
  readonly now: () => number;
  readonly sleep: Sleep;
}

/** So long a window is waited for that seems to be closed, before that is said. */
const SEEMS_OPEN_MS = 60_000;

/** What a window leaves at the relay stays there for a minute. */
const ASK_EVERY_MS = 1_000;
const ASK_LATER_EVERY_MS = 5_000;

/**
 * Asks for what a window leaves at the relay, from when the window cannot be seen any more until no sign-in in it can succeed. An identity
 * provider may cut the window off with its very first page, when the person has not typed anything yet; no event tells that from a window
 * that the person closed (Microsoft's "Best practices and rules for the Office dialog API": 12006 for both).
 * @param ask takes it over; false while nothing is there
 * @returns whether it was taken over. Rejects as `ask` does, but goes on where the relay cannot be reached; and with `signal.reason`
 */
export async function awaitLeftSignIn(
  ask: () => Promise<boolean>,
  onStage: (stage: SignInStage) => void,
  { now, sleep }: WaitingClock,
  signal: AbortSignal,
): Promise<boolean> {
  const sinceMs = now();
  let stage: SignInStage = "out-of-sight";
  onStage(stage);
  while (now() - sinceMs < SIGN_IN_LIFE_MS) {
    if (await isThere(ask)) return true;
    signal.throwIfAborted();
    if (stage === "out-of-sight" && now() - sinceMs >= SEEMS_OPEN_MS) {
      stage = "closed";
      onStage(stage);
    }
    await sleep(stage === "closed" ? ASK_LATER_EVERY_MS : ASK_EVERY_MS, signal);
  }
  return false;
}

async function isThere(ask: () => Promise<boolean>): Promise<boolean> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof RunStoppedError && error.code === "network") return false;
    throw error;
  }
}
