/**
 * The requirement sets a host of this processor announces, as the JSON text of `_requirementMatrix`. ExcelApi 1.15 is the newest set of the
 * @microsoft/office-js release the workbench serves; what the processor leaves out of it answers ApiNotFound.
 * @param hasDialogs whether dialogs can be opened: Office.js opens them itself, but only from pages over https
 */
export function requirementMatrix(hasDialogs: boolean): string {
  const sets = { ExcelApi: 1.15, RichApiRuntime: 1.1, DelayForCellEdit: 1.1 };
  return JSON.stringify(hasDialogs ? { ...sets, DialogApi: 1.1 } : sets);
}
