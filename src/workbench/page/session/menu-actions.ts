import { deleteColumns, deleteRows, insertColumns, insertRows, sortTableBy, tableAt } from "./sheet-deeds";
import { measureSheet } from "../grid/widths/measure-sheet";
import { fitColumns } from "./fit-columns";
import type { WorkbenchSession } from "./workbench-session";
import { REFUSED } from "../words/sheet-words";

/** What the menu of selected cells can do. */
export interface SheetMenuActions {
  readonly cut: () => void;
  readonly copy: () => void;
  readonly paste: () => void;
  readonly insertRows: () => void;
  readonly deleteRows: () => void;
  readonly insertColumns: () => void;
  readonly deleteColumns: () => void;
  readonly fitColumns: () => void;
  /** Absent where no table is selected. */
  readonly sort: ((isDescending: boolean) => void) | undefined;
  readonly clear: () => void;
}

/** What the menu of the selected cells does. */
export function menuActions(session: WorkbenchSession): SheetMenuActions {
  const table = tableAt(session.opened.model, session.sheet, session.selectedArea);
  const write = async (text: string): Promise<boolean> =>
    navigator.clipboard.writeText(text).then(
      () => true,
      () => (session.refuse(REFUSED.noCopy), false),
    );
  return {
    cut: () => void write(session.copy()).then((isWritten) => isWritten && session.cut()),
    copy: () => void write(session.copy()),
    paste: () =>
      void navigator.clipboard.readText().then(
        (text) => session.paste(text),
        () => session.refuse(REFUSED.noPaste),
      ),
    insertRows: () => session.apply(insertRows),
    deleteRows: () => session.apply(deleteRows),
    insertColumns: () => session.apply(insertColumns),
    deleteColumns: () => session.apply(deleteColumns),
    fitColumns: () => fitColumns(session, session.selectedArea, measureSheet()),
    sort: table && ((isDescending) => session.apply(sortTableBy(isDescending))),
    clear: () => session.clear(session.selectedArea),
  };
}
