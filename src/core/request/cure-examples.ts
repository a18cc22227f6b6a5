import type { ColumnEncoding, JsonText } from "../columns/column-encoding";
import type { CellCause } from "../columns/column-type";
import { cureCell } from "../columns/encode-cell";
import type { Cell } from "../table/cell";
import { waysOf, type CureExample, type CureWay } from "./cure-ways";

/** Faults of which a way is told by a cell; what other cures do is the same for every cell. */
const TOLD: ReadonlySet<CellCause> = new Set<CellCause>([
  "locale-number",
  "not-whole",
  "not-boolean",
  "not-date",
  "stored-not-shown",
]);

/** What is known of one way so far. */
interface Found {
  cell: Cell;
  sent: JsonText;
  /** Another way makes something else of the cell, so that it shows the difference. */
  isTelling: boolean;
  cellCount: number;
}

/** Collects, as cells of one column with one fault go by, what each way would make of them: a cell a way, however many there are. */
export class CureExamples {
  private readonly ways: readonly { readonly way: CureWay; readonly encoding: ColumnEncoding }[];
  private readonly found = new Map<CureWay, Found>();

  constructor(
    private readonly cause: CellCause,
    encoding: ColumnEncoding,
  ) {
    this.ways = (TOLD.has(cause) ? waysOf(cause) : []).map((way) => ({
      way,
      encoding: encodingWith(way, cause, encoding),
    }));
  }

  add(cell: Cell): void {
    const sent = this.ways.map(({ encoding }) => cureCell(cell, this.cause, encoding));
    this.ways.forEach(({ way }, place) => {
      const text = sent[place];
      if (typeof text === "string") this.note(way, cell, text, new Set(sent).size > 1);
    });
  }

  /** Those that make a difference, and the first of those that make none; undefined where all cells are cured alike. */
  list(): readonly CureExample[] | undefined {
    if (this.ways.length === 0) return undefined;
    const known = this.ways.flatMap(({ way }) => {
      const found = this.found.get(way);
      return found === undefined ? [] : [{ way, found }];
    });
    return known
      .filter(({ found }, place) => found.isTelling || place === 0)
      .map(({ way, found: { cell, sent, cellCount } }) => ({ ...way, cell, sent, cellCount }));
  }

  private note(way: CureWay, cell: Cell, sent: JsonText, isTelling: boolean): void {
    const before = this.found.get(way);
    const isBetter = before === undefined || (isTelling && !before.isTelling);
    const example = isBetter ? { cell, sent, isTelling } : before;
    this.found.set(way, { ...example, cellCount: (before?.cellCount ?? 0) + 1 });
  }
}

/** Dates are written to the millisecond: how finely the column needs them is known only once a way is chosen. */
function encodingWith({ cure, ...reading }: CureWay, cause: CellCause, encoding: ColumnEncoding): ColumnEncoding {
  const { dateOrder: _chosen, ...rest } = encoding;
  return { ...rest, ...reading, datePrecision: "millisecond", cures: { [cause]: cure } };
}
