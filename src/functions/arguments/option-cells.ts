import { FormulaError, wrongArgument } from "../answers/formula-error";
import { isDate, numberIn, type Cell } from "../../core/table/cell";
import type { SheetCells } from "../host/ports";
import { isLeftOut, type GivenCell } from "./read-rows";

type Area = readonly (readonly Cell[])[] | undefined;

/** Looks which zeros among the options of formulas are blank cells, in an Excel that hands these over as 0. */
export class OptionCells {
  private next: { readonly addresses: Set<string>; readonly areas: Promise<ReadonlyMap<string, Area>> } | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly sheet: Pick<SheetCells, "handsBlanksAsZero" | "cellsAt">) {}

  /**
   * The options with their blank cells blank.
   * @param address undefined where they are calculated, or where this Excel does not tell
   * @throws FormulaError where nobody knows which zeros are blank cells
   */
  async lookedAt(given: GivenCell, address: string | undefined): Promise<GivenCell> {
    if (!this.sheet.handsBlanksAsZero || isLeftOut(given) || !Array.isArray(given)) return given;
    const rows = given as readonly GivenCell[];
    if (!rows.flat().includes(0)) return given;
    if (address === undefined) throw zeroOrBlank();
    const area = await this.areaAt(address);
    if (area === undefined) throw zeroOrBlank();
    return rows.map((row, y) => (Array.isArray(row) ? row.map((value, x) => lookedAt(value, area[y]?.[x])) : row));
  }

  /** One question at a time: what is wanted meanwhile is the next, all at once. */
  private async areaAt(address: string): Promise<Area> {
    this.next ??= this.plan();
    this.next.addresses.add(address);
    return (await this.next.areas).get(address);
  }

  private plan(): NonNullable<OptionCells["next"]> {
    const addresses = new Set<string>();
    const ask = async (): Promise<ReadonlyMap<string, Area>> => {
      this.next = undefined;
      const asked = [...addresses];
      const areas = await this.sheet.cellsAt(asked);
      return new Map(asked.map((address, place) => [address, areas[place]]));
    };
    const areas = this.last.then(ask);
    this.last = areas.catch(() => undefined);
    return { addresses, areas };
  }
}

function lookedAt(value: GivenCell, found: Cell | undefined): GivenCell {
  if (value !== 0 || found === null) return value === 0 ? null : value;
  if (found !== undefined && (isDate(found) ? found.serial : numberIn(found)) === 0) return value;
  throw new FormulaError("#N/A", "changed", "The cells changed while they were read.");
}

function zeroOrBlank(): FormulaError {
  return wrongArgument(
    "options: this Excel hands a blank cell over as 0. Where an option is 0, put the options into cells of this workbook, and point at these.",
  );
}
