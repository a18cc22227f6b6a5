/**
 * What is known of a row of a remembered column. It hangs on what stands in the row, not on where it stands.
 *
 * - `current`: these inputs were scored, and this is what was answered
 * - `changed`: a prediction stands there, but these inputs were never scored
 * - `overwritten`: these inputs were scored, and something else was answered than stands there now, or what was answered is gone
 * - `failed`: no prediction, and these inputs have failed before, or cannot be sent as they are
 * - `new`: no prediction, and these inputs were never scored
 * - `left-out`: no prediction, and nothing in the row to send
 * - `unknown`: nobody can tell
 */
export const ROW_STATES = ["current", "changed", "overwritten", "failed", "new", "left-out", "unknown"] as const;
export type RowState = (typeof ROW_STATES)[number];
