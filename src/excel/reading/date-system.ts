import type { DateSystem } from "../../core/table/date-serial";
import { excelCodeOf } from "../host/excel-errors";
import type { ExcelSession } from "../host/excel-queue";

/** Serial of 2000-01-01 in a workbook that counts from 1904. */
const SERIAL_OF_2000_IN_1904 = 35_064;

/** A host that has no worksheet functions says one of these. */
const CANNOT_TELL = ["ApiNotFound", "NotImplemented", "UnsupportedFeature", "UnsupportedOperation"];

/**
 * Which day the workbook's serials count from. Office.js has no property for it at any API level, but Excel's DATE function (API set
 * 1.2) answers in the workbook's own system. A host without worksheet functions is taken for 1900, the default of every Excel.
 */
export async function readDateSystem(session: ExcelSession): Promise<DateSystem> {
  const serial = session.workbook.functions.date(2000, 1, 1).load("value");
  try {
    await session.sync();
  } catch (error) {
    if (CANNOT_TELL.includes(excelCodeOf(error) ?? "")) return 1900;
    throw error;
  }
  return serial.value === SERIAL_OF_2000_IN_1904 ? 1904 : 1900;
}
