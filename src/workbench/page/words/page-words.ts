import { msg, t } from "@lingui/core/macro";
import { told } from "./told";

/** What the page says of itself, and of what comes and goes on it. */
export const PAGE = told({
  name: msg`Scoresheet workbench`,
  addIn: "Scoresheet",
  about: msg`A spreadsheet that stands in for Excel, beside it the Scoresheet add-in. Your data stays on this computer: only columns you score are sent, to the model you choose. Drop an .xlsx or .csv file to open it.`,
  howItWorks: msg`How it works`,
  dismiss: msg`Dismiss`,
  opening: msg`Opening the workbook`,
  dropHere: msg`Drop an .xlsx or .csv file to open it`,
  skip: msg`Skip`,
  skipToSheet: msg`Skip to the sheet`,
  skipToPane: msg`Skip to the task pane`,
  taskPane: msg`Task pane`,
  paneDivider: msg`Resize the task pane`,
  taskPaneFrame: msg`Scoresheet task pane`,
});

/** The host in which a pane is as wide. */
const HOSTS = told({ mac: msg`Mac`, windows: msg`Windows`, web: msg`web` });

/** Of the row at the top. */
export const COMMANDS = told({
  workbookFile: msg`Workbook file`,
  open: msg`Open`,
  openHint: msg`Open an .xlsx or .csv file of yours, or drop it anywhere on this page`,
  download: msg`Download .xlsx`,
  moreOfFiles: msg`More of files`,
  newWorkbook: msg`New workbook`,
  backToSample: msg`Back to the sample workbook`,
  downloadCsv: msg`Download this sheet as .csv`,
  undo: msg`Undo`,
  undoHint: msg`Undo (Ctrl+Z)`,
  redo: msg`Redo`,
  redoHint: msg`Redo (Ctrl+Y)`,
  paneWidth: msg`Task pane width`,
  toLight: msg`Switch to light`,
  toDark: msg`Switch to dark`,
});

/** @param host where panes are so wide, if there is one */
export function paneWidthWords(widthPx: number, host?: keyof typeof HOSTS): string {
  if (host === undefined) return t`Pane ${widthPx} px`;
  const where = HOSTS[host];
  return t`Pane ${widthPx} px (${where})`;
}
