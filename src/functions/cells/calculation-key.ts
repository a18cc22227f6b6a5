import { fingerprintOf } from "../../core/request/row-fingerprint";
import type { GivenCell } from "../arguments/read-rows";

interface GivenArguments {
  readonly model: GivenCell;
  readonly data: GivenCell;
  readonly output?: GivenCell;
  readonly options?: GivenCell;
}

/**
 * Tells the calls of one formula apart, as BYROW makes many: by some of what they are given, for all of it may be megabytes. It stands for each
 * cell as long as that is known, so that it is short.
 */
export function calculationKey({ model, data, output, options }: GivenArguments): string {
  const rows: readonly unknown[] = Array.isArray(data) ? data : [data];
  return fingerprintOf(JSON.stringify([model, output, options, rows.length, rows[0], rows.at(-1)])).toString(36);
}
