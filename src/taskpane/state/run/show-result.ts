import type { PaneServices } from "../../services/pane-services";
import type { Selection } from "../../services/sheet-port";
import { isSameTable } from "../data/data-session";
import { resultColumnsOf } from "./columns-left";
import type { RunState } from "./run-session";

/**
 * Scrolls to the columns that a run has just written, unless the analyst has gone to work in the sheet or elsewhere meanwhile. Of a range
 * the selection says which rows are scored: it stays as it is.
 */
export async function showResult(
  { sheet, hasFocus }: Pick<PaneServices, "sheet" | "hasFocus">,
  { status, order }: Pick<RunState, "status" | "order">,
  selection: Selection | undefined,
): Promise<void> {
  const columns = resultColumnsOf(status);
  if (columns?.source.kind !== "table" || order === undefined || !hasFocus()) return;
  if (selection?.kind !== "source" || !isSameTable(columns.source, selection.shape.source)) return;
  // It is a courtesy: where Excel does not do it, the result stands in the sheet all the same.
  await (
    await sheet()
  )
    .results()
    .then((results) => results.show(columns, hasFocus))
    .catch(() => undefined);
}
