import { parseGivenArea, type CellArea } from "../reading/cell-address";

/** Where cells stand: the sheet by its name, and which of its cells. */
export interface GivenAddress {
  /** Undefined where the address names none, and so means this one. */
  readonly workbookName?: string;
  readonly sheetName: string;
  readonly area: CellArea;
}

/**
 * The address of a formula or of an argument, as Excel hands it to a custom function: "Sheet1!A2:D2", "'My sheet'!B3", in some versions
 * after the workbook's name in brackets. Source: Microsoft Learn, "Custom functions parameter options", chapters on addresses.
 * @returns undefined for what names no cells of a sheet
 */
export function parseGivenAddress(address: string): GivenAddress | undefined {
  const end = address.lastIndexOf("!");
  if (end <= 0) return undefined;
  const quoted = address.slice(0, end);
  const isQuoted = quoted.startsWith("'") && quoted.endsWith("'") && quoted.length > 2;
  const name = isQuoted ? quoted.slice(1, -1).replaceAll("''", "'") : quoted;
  // No sheet's name holds a bracket, a workbook's may. One that is closed stands after its folder.
  const inBrackets = name.slice(0, name.lastIndexOf("]") + 1);
  const sheetName = name.slice(inBrackets.length);
  const workbookName = inBrackets.startsWith("[") ? inBrackets.slice(1, -1) : inBrackets;
  try {
    if (sheetName === "") return undefined;
    return { sheetName, area: parseGivenArea(address), ...(inBrackets !== "" && { workbookName }) };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Whether an address means cells of the workbook of this name: a sheet of another workbook may be called alike. */
export function isWithin(name: string, { workbookName = name }: GivenAddress): boolean {
  return workbookName === name;
}

/** Addresses of one sheet that lie over the same columns, one below the other without a gap. */
export interface AddressRun {
  readonly sheetName: string;
  readonly area: CellArea;
  /** Positions among the addresses given, with the first of their rows in the run. */
  readonly members: readonly { readonly position: number; readonly rowInRun: number; readonly rowCount: number }[];
}

/** As few areas as cover the addresses and nothing else, however they are ordered: a column of cells is one. */
export function runsOf(addresses: readonly (GivenAddress | undefined)[]): AddressRun[] {
  const known = addresses.flatMap((address, position) => (address === undefined ? [] : [{ ...address, position }]));
  known.sort(
    (one, other) =>
      (one.sheetName < other.sheetName ? -1 : one.sheetName > other.sheetName ? 1 : 0) ||
      one.area.column - other.area.column ||
      one.area.columnCount - other.area.columnCount ||
      one.area.row - other.area.row,
  );
  const runs: { sheetName: string; area: CellArea; members: AddressRun["members"][number][] }[] = [];
  for (const { sheetName, area, position } of known) {
    let run = runs.at(-1);
    if (run === undefined || run.sheetName !== sheetName || !continues(run.area, area)) {
      run = { sheetName, area, members: [] };
      runs.push(run);
    }
    const rowInRun = area.row - run.area.row;
    run.area = { ...run.area, rowCount: Math.max(run.area.rowCount, rowInRun + area.rowCount) };
    run.members.push({ position, rowInRun, rowCount: area.rowCount });
  }
  return runs;
}

function continues(run: CellArea, next: CellArea): boolean {
  return run.column === next.column && run.columnCount === next.columnCount && next.row <= run.row + run.rowCount;
}
