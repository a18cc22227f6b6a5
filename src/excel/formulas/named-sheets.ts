import type { ExcelSession } from "../host/excel-queue";
import type { GivenAddress } from "./given-address";

/** Ids of sheets by the names that they had: a sheet that is called otherwise by now is found again. */
export type SheetIds = Map<string, string>;

/**
 * Asks, along with what else is asked in the next sync, for the sheets that addresses name.
 * @param ids notes those that are found under their names; one that is not is looked for by the id it had
 * @returns after the sync, the sheet of a name; undefined for one that is gone
 */
export function namedSheets(
  session: ExcelSession,
  addresses: readonly (GivenAddress | undefined)[],
  ids: SheetIds = new Map(),
): (name: string) => Excel.Worksheet | undefined {
  const names = new Set(addresses.flatMap((address) => (address === undefined ? [] : [address.sheetName])));
  const { worksheets } = session.workbook;
  const find = (key: string): Excel.Worksheet => worksheets.getItemOrNullObject(key).load("id,name");
  const sheets = new Map(
    [...names].map((name) => {
      const id = ids.get(name);
      return [name, [find(name), ...(id === undefined ? [] : [find(id)])]] as const;
    }),
  );
  return (name) => {
    const found = sheets.get(name)?.find((sheet) => !sheet.isNullObject);
    if (found?.name === name) ids.set(name, found.id);
    return found;
  };
}
