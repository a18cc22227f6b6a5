import type { BulkFailure } from "../../../bulk/bulk-runs";

/** Rows without a prediction that have the same message. */
export interface FailureReason {
  /** What the endpoint said, in its own words; empty where it said nothing. */
  readonly message: string;
  readonly rowCount: number;
  /** Of the first of them. */
  readonly keys: readonly string[];
}

const KEYS_SHOWN = 5;

/** Why rows have no prediction, the most frequent reason first. */
export function failureReasons(failures: readonly BulkFailure[]): readonly FailureReason[] {
  const keysByMessage = new Map<string, string[]>();
  for (const { message, key } of failures) {
    const keys = keysByMessage.get(message);
    if (keys === undefined) keysByMessage.set(message, [key]);
    else keys.push(key);
  }
  return [...keysByMessage]
    .map(([message, keys]) => ({ message, rowCount: keys.length, keys: keys.slice(0, KEYS_SHOWN) }))
    .sort((one, other) => other.rowCount - one.rowCount);
}
