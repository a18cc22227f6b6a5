/** What a host can do beside the Excel API. */
export interface HostAbilities {
  /** Office.js opens dialogs itself, but only from pages over https. */
  readonly hasDialogs: boolean;
  /** The pane's page also runs functions that formulas call: Excel calls that a shared runtime. */
  readonly runsFunctions: boolean;
}

/** From 1.7 on the library gives results back as lists, from 1.9 on it asks which features are switched on. Source: @microsoft/office-js, CustomFunctionProxy. */
const FUNCTION_SETS = { CustomFunctions: 1.7, CustomFunctionsRuntime: 1.3, SharedRuntime: 1.1 };

/**
 * The requirement sets a host of this processor announces, as the JSON text of `_requirementMatrix`. ExcelApi 1.15 is the newest set of the
 * @microsoft/office-js release the workbench serves; what the processor leaves out of it answers ApiNotFound.
 */
export function requirementMatrix({ hasDialogs, runsFunctions }: HostAbilities): string {
  return JSON.stringify({
    ...{ ExcelApi: 1.15, RichApiRuntime: 1.1, DelayForCellEdit: 1.1 },
    ...(hasDialogs && { DialogApi: 1.1 }),
    ...(runsFunctions && FUNCTION_SETS),
  });
}
