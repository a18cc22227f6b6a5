import { RunStoppedError } from "../../core/errors";

/** Whether an upstream has no such page: 404, 405, 400, or the relay knows that it never has. */
export function isMissing(error: unknown): boolean {
  const codes = ["endpoint-not-found", "bad-request-route", "rows-refused"];
  return error instanceof RunStoppedError && codes.includes(error.code);
}

/** What a page says; undefined where the upstream has no such page. */
export async function unlessMissing<T>(page: Promise<T>): Promise<T | undefined> {
  try {
    return await page;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
