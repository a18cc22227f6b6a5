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
    // Where nothing is selected, or the code for it does not come, they are taken out all the same.
    await sheet
      .results()
      .then((results) => results.leave(columns))
      .catch(() => undefined);
  }
  await sheet.removeResultColumns(columns);
}
