import { WorkbookError } from "../../../src/core/errors";
import type { ColumnPlace, MemoryStore, PartChanges, StoredPart } from "../../../src/scoring/ports";

/** What a workbook keeps for us, in memory: each change counts, and the next ones can be refused. */
export class PartsInMemory implements MemoryStore {
  readonly parts: StoredPart[] = [];
  changes = 0;
  /** So many changes from now on are refused. */
  refusals = 0;
  /** By id of a column. */
  readonly places = new Map<string, ColumnPlace>();
  readonly anchored: string[] = [];
  private lastId = 0;

  constructor(xmls: readonly string[] = []) {
    xmls.forEach((xml) => this.add(xml));
  }

  readParts(): Promise<readonly StoredPart[]> {
    return Promise.resolve([...this.parts]);
  }

  changeParts({ add, replace, remove }: PartChanges): Promise<void> {
    if (this.refusals-- > 0) return Promise.reject(new WorkbookError("excel-busy", "Excel is busy."));
    this.refusals = 0;
    this.changes++;
    for (const { id, xml } of replace) this.parts[this.placeOf(id)] = { id, xml };
    for (const id of remove) this.parts.splice(this.placeOf(id), 1);
    add.forEach((xml) => this.add(xml));
    return Promise.resolve();
  }

  anchor(columnId: string): Promise<void> {
    this.anchored.push(columnId);
    return Promise.resolve();
  }

  dropAnchors(): Promise<void> {
    return Promise.resolve();
  }

  locate(columns: readonly { readonly id: string }[]): Promise<readonly (ColumnPlace | undefined)[]> {
    return Promise.resolve(columns.map(({ id }) => this.places.get(id)));
  }

  private add(xml: string): void {
    this.parts.push({ id: `part${++this.lastId}`, xml });
  }

  private placeOf(id: string): number {
    const place = this.parts.findIndex((part) => part.id === id);
    if (place < 0) throw new WorkbookError("sheet-changed", "The part is gone.");
    return place;
  }
}
