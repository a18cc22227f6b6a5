import type { ResultColumns } from "../../../scoring/ports";
import type { PaneServices } from "../../services/pane-services";

/**
 * Takes result columns out of the sheet. A selection in them leaves them first: where they were it would be outside of their table, and
 * the pane would ask for a table to be selected.
 * @throws ScoringError
 */
export async function takeOut(columns: ResultColumns, services: Pick<PaneServices, "sheet">): Promise<void> {
  const sheet = await services.sheet();
  if (columns.source.kind === "table") {
    const results = await sheet.results();
    await results.leave(columns).catch(() => undefined); // Where nothing is selected, nothing has to be left.
  }
  await sheet.removeResultColumns(columns);
}
