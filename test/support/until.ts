import { setTimeout as delay } from "node:timers/promises";

/** Well within jest's own limit for a test, which would not say what was waited for. */
const LIMIT_MS = 10_000;

/**
 * Waits until something is so that announces itself nowhere.
 * @param what what is waited for, as it stands in the error: "all requests have closed"
 * @throws Error that says so, when it is not so within ten seconds
 */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, limitMs = LIMIT_MS): Promise<void> {
  const deadlineMs = Date.now() + limitMs;
  while (!(await isSo())) {
    if (Date.now() > deadlineMs) throw new Error(`Waited ${limitMs / 1000} s in vain until ${what}.`);
    await delay(5);
  }
}
