/**
 * The requirement sets a host of this processor announces, as the JSON text of `_requirementMatrix`. ExcelApi 1.15 is the newest set of the
 * @microsoft/office-js release the workbench serves; what the processor leaves out of it answers ApiNotFound.
 */
export const REQUIREMENT_MATRIX = JSON.stringify({ ExcelApi: 1.15, RichApiRuntime: 1.1, DelayForCellEdit: 1.1 });
