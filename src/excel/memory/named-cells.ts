import type { ExcelSession } from "../host/excel-queue";
import { usedOnce } from "../host/used-once";
import { parseGivenArea, type CellArea } from "../reading/cell-address";
import { isOfWorkbook } from "./set-names";

/** Cells on a sheet, by its name as Excel writes it in an address. */
export interface CellsOnSheet {
  readonly sheet: string;
  readonly area: CellArea;
}

/** What a hidden name stands for: cells; nothing any more, or what is none; or there is no such name. */
export type MeaningOfName = CellsOnSheet | "gone" | "missing";

/** One step of looking something up for several columns at once: it yields where it wants a sync, which all of them share. */
export type Steps<Found> = Generator<undefined, Found, undefined>;

export interface AskedName {
  readonly item: Excel.NamedItem;
  /** After the next sync. */
  readonly cells: () => MeaningOfName;
}

/** Queues what a name stands for. */
export function askForName({ workbook }: ExcelSession, name: string): AskedName {
  const item = workbook.names.getItemOrNullObject(name).load("scope");
  const range = usedOnce(item.getRangeOrNullObject()).load("address");
  return {
    item,
    cells: () => {
      if (!isOfWorkbook(item)) return "missing";
      return range.isNullObject ? "gone" : (cellsAt(range.address) ?? "gone");
    },
  };
}

/** Undefined for what is no range of cells, or more than one. */
export function cellsAt(address: string): CellsOnSheet | undefined {
  try {
    return { sheet: address.slice(0, address.lastIndexOf("!")), area: parseGivenArea(address) };
  } catch {
    return undefined;
  }
}
