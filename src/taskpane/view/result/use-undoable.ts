import { useEffect, useState } from "react";
import type { UndoState } from "../../../excel/undo/undone";
import { columnsLeftBy } from "../../state/run/columns-left";
import { usePane, useServices } from "../parts/use-pane";

/** What there is to undo after the latest run, as far as is known. */
export function useUndoable(): UndoState | undefined {
  const { sheet } = useServices();
  const { status, removal, undo } = usePane((view) => view.state.run);
  const columns = columnsLeftBy(status);
  const occasion = `${removal} ${undo?.phase ?? ""}`; // It is asked anew whenever this changes.
  const [known, setKnown] = useState<{ readonly occasion: string; readonly undoable: UndoState | undefined }>();
  useEffect(() => {
    if (columns === undefined) return undefined;
    let isWanted = true;
    const ask = async (): Promise<void> => {
      const results = await (await sheet()).results();
      if (isWanted) setKnown({ occasion, undoable: results.undoable(columns) });
    };
    ask().catch(() => undefined); // where the code for it does not come, nothing is offered
    return () => {
      isWanted = false;
    };
  }, [sheet, columns, occasion]);
  return known?.occasion === occasion ? known.undoable : undefined;
}
