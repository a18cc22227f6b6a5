import { WorkbookFileError } from "../package/workbook-file-error";

/** Ways out for the person who chose a file of another kind: one that Excel opens by itself, one that it imports, one that it does not know. */
export const SAVE_IN_EXCEL = "Open it in Excel and save it as .xlsx, then open that.";
export const LOAD_INTO_EXCEL = "Load it into Excel (Data, Get Data) and save it as .xlsx, then open that.";
export const CHOOSE_ANOTHER = "Choose a file that ends in .xlsx or .xlsm.";

/** The error for a file that is something else. @param what it is, with its article @param way what to do instead, as a sentence */
export function otherKind(what: string, way: string): WorkbookFileError {
  return new WorkbookFileError("not-a-workbook", `This is ${what}, not an Excel workbook. ${way}`);
}

/** The error for a file of which can be told only what it is not. */
export function unknownKind(): WorkbookFileError {
  return new WorkbookFileError("not-a-workbook", `This is not an Excel workbook. ${CHOOSE_ANOTHER}`);
}

/** The error for a file whose end is missing. */
export function cutShort(): WorkbookFileError {
  const what = "The file is cut short, as by a download that was not finished.";
  return new WorkbookFileError("damaged", `${what} Copy or download it once more, then open that.`);
}
