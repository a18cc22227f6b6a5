import { Button, mergeClasses } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { UndoState } from "../../../excel/undo/undone";
import type { ResultColumns } from "../../../scoring/ports";
import { columnsLeftBy } from "../../state/run/columns-left";
import { ErrorNote } from "../parts/ErrorNote";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { useActions, usePane, useServices } from "../parts/use-pane";
import { undoHint, undoneWords, undoWords } from "../words/run/undo-words";

/** The way back after a run that replaced something, and after its columns were taken out; what came of it. */
export function UndoAction() {
  const { status, removal, undo } = usePane((view) => view.state.run);
  const columns = columnsLeftBy(status);
  const undoable = useUndoable(columns, `${removal} ${undo?.phase ?? ""}`);
  const session = useActions();
  const texts = useTextStyles();
  const formats = useFormats();
  const count = columns?.headers.length ?? 0;
  const isUndoing = undo?.phase === "undoing";
  return (
    <>
      {undo?.phase === "undone" && (
        <div role="status" className={texts.wrapping}>
          {undoneWords(undo.was, undo.undone, formats)}
        </div>
      )}
      {undo?.phase === "failed" && <ErrorNote error={undo.error} />}
      {undoable !== undefined && removal !== "removing" && (
        <div>
          {undoable !== "too-large" && (
            <Button size="small" disabledFocusable={isUndoing} onClick={() => void session.undoRun()}>
              {undoWords(undoable, count, isUndoing)}
            </Button>
          )}
          <div className={mergeClasses(texts.hint, texts.wrapping)}>{undoHint(undoable)}</div>
        </div>
      )}
    </>
  );
}

/** What there is to undo, as far as is known. @param occasion it is asked anew whenever this changes */
function useUndoable(columns: ResultColumns | undefined, occasion: string): UndoState | undefined {
  const { sheet } = useServices();
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
