import { Button } from "@fluentui/react-components";
import { ArrowRedoRegular, ArrowUndoRegular } from "@fluentui/react-icons";
import { useCallback, useSyncExternalStore } from "react";
import type { WorkbenchSession } from "../session/workbench-session";
import { COMMANDS } from "../words/page-words";

/** Undo and redo. A button that has nothing to do keeps the keyboard. */
export function UndoButtons({ session }: { readonly session: WorkbenchSession }) {
  useSyncExternalStore(
    session.subscribe,
    useCallback(() => session.version, [session]),
  );
  return (
    <>
      <Button
        icon={<ArrowUndoRegular />}
        appearance="subtle"
        disabledFocusable={!session.canUndo}
        aria-label={COMMANDS.undo}
        title={COMMANDS.undoHint}
        onClick={() => session.undo()}
      />
      <Button
        icon={<ArrowRedoRegular />}
        appearance="subtle"
        disabledFocusable={!session.canRedo}
        aria-label={COMMANDS.redo}
        title={COMMANDS.redoHint}
        onClick={() => session.redo()}
      />
    </>
  );
}
