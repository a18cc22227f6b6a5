import type { Assumption } from "./assumption";
import { CHART_ASSUMPTIONS } from "./chart-assumptions";
import { MEMORY_ASSUMPTIONS } from "./memory-assumptions";
import { SHEET_ASSUMPTIONS } from "./sheet-assumptions";
import { SPEED_ASSUMPTIONS } from "./speed-assumptions";
import { WRITE_ASSUMPTIONS } from "./write-assumptions";

/** Everything that is tried, in the order in which it is shown. */
export const ASSUMPTIONS: readonly Assumption[] = [
  ...WRITE_ASSUMPTIONS,
  ...SHEET_ASSUMPTIONS,
  ...MEMORY_ASSUMPTIONS,
  ...CHART_ASSUMPTIONS,
  ...SPEED_ASSUMPTIONS,
];
