import type { SheetCells, TableHeaders } from "../host/ports";
import { readArea, type GivenArea } from "./given-area";

interface KnownHeaders {
  readonly area: GivenArea;
  /** Undefined where the first of these columns that were asked for lie in no table. */
  readonly found: TableHeaders | undefined;
}

/** Headers over the data of formulas, read once a table as long as formulas come one after the other. */
export class TableHeadersReader {
  private known: readonly KnownHeaders[] = [];
  private readonly asked = new Map<string, Promise<KnownHeaders>>();
  private open = 0;

  constructor(private readonly sheet: Pick<SheetCells, "headersAt">) {}

  /** @returns undefined where data lies in no table, or nowhere */
  async headersOver(address: string | null | undefined): Promise<readonly string[] | undefined> {
    const area = readArea(address);
    if (area === undefined) return undefined;
    this.open++;
    try {
      return (this.find(area) ?? (await this.read(area, address!))).found?.headers;
    } finally {
      // A header may be renamed before the next formula, of which nobody tells us.
      if (--this.open === 0) this.known = [];
    }
  }

  private find(area: GivenArea): KnownHeaders | undefined {
    return this.known.find((one) => holdsFor(one, area));
  }

  /** One question at a time for the same columns: most formulas that wait for it are of the same table. */
  private async read(area: GivenArea, address: string): Promise<KnownHeaders> {
    const columns = `${area.sheet}!${area.firstColumn}:${area.lastColumn}`;
    for (let asked = this.asked.get(columns); asked !== undefined; asked = this.asked.get(columns)) {
      await asked;
      const known = this.find(area);
      if (known !== undefined) return known;
    }
    const asking = this.ask(area, address).finally(() => this.asked.delete(columns));
    this.asked.set(columns, asking);
    return asking;
  }

  private async ask(area: GivenArea, address: string): Promise<KnownHeaders> {
    const known = { area, found: await this.sheet.headersAt(address) };
    this.known = [...this.known, known];
    return known;
  }
}

/** Columns of which one formula lies in no table are not asked for again for each of a thousand others. */
function holdsFor({ area: known, found }: KnownHeaders, area: GivenArea): boolean {
  const isSameColumns =
    known.sheet === area.sheet && known.firstColumn === area.firstColumn && known.lastColumn === area.lastColumn;
  return isSameColumns && (found === undefined || (area.firstRow >= found.firstRow && area.lastRow <= found.lastRow));
}
