import type { ExcelSession } from "../host/excel-queue";
import type { GivenAddress } from "./given-address";

/**
 * Asks, along with what else is asked in the next sync, for the sheets that addresses name.
 * @returns after the sync, the sheet of a name; undefined for one that is gone
 */
export function namedSheets(
  session: ExcelSession,
  addresses: readonly (GivenAddress | undefined)[],
): (name: string) => Excel.Worksheet | undefined {
  const names = new Set(addresses.flatMap((address) => (address === undefined ? [] : [address.sheetName])));
  const { worksheets } = session.workbook;
  const sheets = new Map([...names].map((name) => [name, worksheets.getItemOrNullObject(name).load("id")]));
  return (name) => {
    const sheet = sheets.get(name);
    return sheet?.isNullObject === false ? sheet : undefined;
  };
}
