import type { DateSystem } from "../../core/table/date-serial";
import { excelCodeOf } from "../host/excel-errors";
import type { ExcelSession } from "../host/excel-queue";

/** Serial of 2000-01-01 in a workbook that counts from 1904. */
const SERIAL_OF_2000_IN_1904 = 35_064;

/** A host that has no worksheet functions says one of these. */
const CANNOT_TELL = ["ApiNotFound", "NotImplemented", "UnsupportedFeature", "UnsupportedOperation"];

/**
 * Asks, along with what else is asked in the next sync, which day the workbook's serials count from. Office.js has no property for it at any
 * API level, but Excel's DATE function (API set 1.2) answers in the workbook's own system. Never remembered: it is an option of the
 * workbook that can be changed at any time. A host without worksheet functions is taken for 1900, the default of every Excel.
 * @param ask asks for the rest and syncs; once more from the start where the host has no worksheet functions. What it is given answers
 * after the sync
 */
export async function withDateSystem<T>(
  session: ExcelSession,
  ask: (dateSystem: () => DateSystem) => Promise<T>,
): Promise<T> {
  const serial = session.workbook.functions.date(2000, 1, 1).load("value");
  try {
    return await ask(() => (serial.value === SERIAL_OF_2000_IN_1904 ? 1904 : 1900));
  } catch (error) {
    if (!CANNOT_TELL.includes(excelCodeOf(error) ?? "")) throw error;
    return ask(() => 1900);
  }
}
