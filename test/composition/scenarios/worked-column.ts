import { RowsRefusedError } from "../../../src/core/errors";
import type { DeviceMemory } from "../../../src/composition/device-memory";
import { passingMemory } from "../../../src/composition/memory/passing-memory";
import type { SourceRef } from "../../../src/scoring/ports";
import { formatArea } from "../../../src/workbench/model/areas/a1-address";
import { areaOf, type Area } from "../../../src/workbench/model/areas/area";
import type { SheetModel } from "../../../src/workbench/model/sheets/sheet-model";
import { newWorkbook } from "../../../src/workbench/xlsx/new-workbook";
import { openWorkbook, type OpenedWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { saveWorkbook } from "../../../src/workbench/xlsx/save-workbook";
import { openPane } from "../../excel/open-excel";
import { NUMBERS_RECIPE, RememberingPane } from "../memory/scored-workbook";

export type WorkedKind = "table" | "range with headers" | "range without headers";

const ROWS = 23;

/** What a version of the model answers: refused every seventh time, and otherwise a number that no other input and no other version has. */
export function answerOf(n: number, version: number): number | RowsRefusedError {
  return n % 7 === 0 ? new RowsRefusedError("rows-refused", "Seven is refused.") : n * 1000 + version;
}

/** A row as it stands in the sheet. */
export interface SheetRow {
  readonly id: string;
  readonly n: unknown;
  readonly prediction: unknown;
  /** Counted from 0 in the source. */
  readonly row: number;
}

/** The columns of the source and the result column, by what they hold. */
type Role = "id" | "n" | "result" | "other";

/**
 * A scored source, and somebody who works in it and knows of each row whether its prediction was made of what stands in it. Where its cells
 * are is counted here, by nothing that the memory uses.
 */
export class WorkedColumn {
  opened: OpenedWorkbook = newWorkbook();
  pane!: RememberingPane;
  device: DeviceMemory = passingMemory();
  columnId = "";
  sheetName = "Data";
  tableName = "Numbers";
  /** From left to right, the result column apart where it stands beside a range. */
  roles: Role[] = ["id", "n"];
  /** The first data cell. */
  first = { row: 1, column: 0 };
  rowCount = ROWS;
  version = 1;
  /** Of the model, whose answers may stand in rows that are current. */
  versions = new Set([1]);
  /** Rows whose prediction was made of them as they are, by a run that has told so. */
  readonly trusted = new Set<string>();
  isInputGone = false;
  /** What was done so far, to be told when something is wrong. */
  readonly history: string[] = [];
  private nextNumber = 1000;
  private nextId = ROWS;
  private isOpen = { value: true };
  private syncsLeft = 0;
  private onLastSync = (): void => undefined;

  constructor(readonly kind: WorkedKind) {
    const sheet = this.opened.model.addSheet(this.sheetName);
    const rows = Array.from({ length: ROWS }, (_, i) => [`id ${i}`, i + 1]);
    sheet.writeValues(0, 0, [["id", "n"], ...rows]);
    if (kind === "table")
      this.opened.model.addTable(sheet.id, { name: "Numbers", area: areaOf(0, 0, ROWS + 1, 2) }, "user");
    this.openPane();
  }

  get model() {
    return this.opened.model;
  }

  get sheet(): SheetModel {
    return this.model.sheetByName(this.sheetName)!;
  }

  get table() {
    return this.model.tableByName(this.tableName)!;
  }

  get hasHeaders(): boolean {
    return this.kind !== "range without headers";
  }

  get source(): SourceRef {
    if (this.kind === "table") return { kind: "table", tableId: this.table.id };
    const { row, column } = this.first;
    const above = this.hasHeaders ? 1 : 0;
    const address = formatArea(areaOf(row - above, column, this.rowCount + above, this.roles.length));
    return { kind: "range", sheetId: this.sheet.id, address, hasHeaders: this.hasHeaders };
  }

  /** Data rows with the result column. */
  get dataArea(): Area {
    const beside = this.roles.includes("result") ? 0 : 1;
    return areaOf(this.first.row, this.first.column, this.rowCount, this.roles.length + beside);
  }

  columnOf(role: Role): number {
    const place = this.roles.indexOf(role);
    return this.first.column + (place < 0 ? this.roles.length : place);
  }

  async scoreFirst(): Promise<void> {
    await this.pane.score(this.source, { ...NUMBERS_RECIPE, columnsSent: [this.hasHeaders ? "n" : "Column 2"] });
    if (this.kind === "table") this.roles.push("result");
    this.columnId = (await this.pane.column()).column.id;
    this.trustWhatStands();
  }

  /** A pane over the workbook; one that was open before is gone, whatever it was doing. */
  openPane(): void {
    this.close();
    const isOpen = { value: true };
    this.isOpen = isOpen;
    const { device } = this;
    const ownDevice: DeviceMemory = {
      read: (key) => device.read(key),
      write: (key, text) => isOpen.value && device.write(key, text),
      forget: (key) => isOpen.value && device.forget(key),
      keeps: () => device.keeps(),
      keys: () => device.keys(),
    };
    this.syncsLeft = 0;
    const whileOpen = () => {
      if (isOpen.value && --this.syncsLeft === 0) this.onLastSync();
      return isOpen.value ? undefined : new Promise<void>(() => undefined);
    };
    this.pane = new RememberingPane(openPane(this.model, { whileOpen }), { device: ownDevice });
    this.pane.answer = (n) => answerOf(n, this.version);
    this.pane.writesOften = true;
  }

  /** @param syncs of the pane from now on, of which each counts before it and after it */
  closeAfter(syncs: number, close: () => void): void {
    this.syncsLeft = syncs;
    this.onLastSync = close;
  }

  /** The pane's process ends. */
  close(): void {
    this.isOpen.value = false;
  }

  /** The file is given to somebody else, or opened anew. */
  async reopen(device = this.device): Promise<void> {
    this.close();
    this.device = device;
    this.opened = await openWorkbook(await saveWorkbook(this.opened));
    this.openPane();
  }

  rows(): SheetRow[] {
    const valueAt = (row: number, role: Role): unknown =>
      this.sheet.getValue(this.first.row + row, this.columnOf(role));
    return Array.from({ length: this.rowCount }, (_, row) => ({
      id: String(valueAt(row, "id")),
      n: valueAt(row, "n"),
      prediction: valueAt(row, "result"),
      row,
    }));
  }

  write(row: number, role: Role, value: string | number): void {
    this.writeCell(this.first.row + row, this.columnOf(role), value);
  }

  writeHeader(role: Role, value: string): void {
    this.writeHeaderAt(this.columnOf(role), value);
  }

  writeHeaderAt(column: number, value: string): void {
    this.writeCell(this.first.row - 1, column, value);
  }

  private writeCell(row: number, column: number, value: string | number): void {
    this.sheet.writeValues(row, column, [[value]]);
    this.model.cellsWritten(this.sheet.id, areaOf(row, column), "user");
  }

  takeNumber(): number {
    return this.nextNumber++;
  }

  takeId(): string {
    return `id ${this.nextId++}`;
  }

  /** Whether the prediction of a row is what the model answers for what stands in it. */
  isRight({ n, prediction }: SheetRow): boolean {
    return typeof n === "number" && [...this.versions].some((version) => prediction === answerOf(n, version));
  }

  trustWhatStands(): void {
    for (const row of this.rows()) if (this.isRight(row)) this.trusted.add(row.id);
  }

  /** Rows that a cut run wrote anew are told of on this device alone, if at all. */
  distrustWhatChanged(before: readonly SheetRow[]): void {
    const stood = new Map(before.map(({ id, prediction }) => [id, prediction]));
    for (const { id, prediction } of this.rows()) if (stood.get(id) !== prediction) this.trusted.delete(id);
  }

  /** Rows that a run has made right, and told of. */
  trustWhatCame(before: readonly SheetRow[]): void {
    const wereWrong = new Set(before.filter((row) => !this.isRight(row)).map(({ id }) => id));
    for (const row of this.rows()) if (wereWrong.has(row.id) && this.isRight(row)) this.trusted.add(row.id);
  }
}
