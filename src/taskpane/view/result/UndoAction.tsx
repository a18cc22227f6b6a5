import { Button, mergeClasses } from "@fluentui/react-components";
import { columnsLeftBy } from "../../state/run/columns-left";
import { ErrorNote } from "../parts/ErrorNote";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { useActions, usePane } from "../parts/use-pane";
import { undoHint, undoneWords, undoWords } from "../words/run/undo-words";
import { useUndoable } from "./use-undoable";

/** The way back after a run that replaced something, and after its columns were taken out; what came of it. */
export function UndoAction() {
  const { status, removal, undo } = usePane((view) => view.state.run);
  const undoable = useUndoable();
  const session = useActions();
  const texts = useTextStyles();
  const formats = useFormats();
  const count = columnsLeftBy(status)?.headers.length ?? 0;
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
