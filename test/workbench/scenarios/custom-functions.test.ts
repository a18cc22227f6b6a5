import fc from "fast-check";
import { createOfficeRuntime } from "../../../src/headless/run/office-runtime";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { deleteTableRows, insertTableRows } from "../../../src/workbench/model/edits/table-edits";
import { sortRows } from "../../../src/workbench/model/edits/sort-rows";
import type { SheetModel } from "../../../src/workbench/model/sheets/sheet-model";
import type { TableModel } from "../../../src/workbench/model/tables/table-model";
import { isCellError } from "../../../src/workbench/model/texts/cell-content";
import { UndoHistory } from "../../../src/workbench/model/undo/undo-history";
import { WorkbookModel } from "../../../src/workbench/model/workbook-model";
import { RequestProcessor } from "../../../src/workbench/processor/request-processor";
import { runs } from "../../support/property-seed";
import { TEST_FUNCTIONS } from "../model/custom-functions/scripted-page";

const ROWS = 4;
const ROW_FORMULA = "=TEST.ROW(T[@[a]:[b]])";
const SUM_FORMULA = '=TEST.ROW(T[@[a]:[b]])&"+"&TEST.TWICE(T[@a])';

/** A call that the page has begun, and how a test ends it. */
interface OpenCall {
  readonly end: (isGood: boolean) => void;
}

/** A table of two inputs and a formula a row, and an add-in whose calls end when a test says so. */
class Scene {
  readonly model = new WorkbookModel();
  readonly sheet: SheetModel;
  readonly table: TableModel;
  readonly history: UndoHistory;
  readonly processor: RequestProcessor;
  readonly dispose: () => void;
  readonly open: OpenCall[] = [];

  constructor(cancelsAfterCalls: boolean) {
    this.sheet = this.model.addSheet("Data");
    this.sheet.writeValues(0, 0, [["a", "b", "p"], ...Array.from({ length: ROWS }, (_, row) => [row, 10 * row, null])]);
    this.table = this.model.addTable(this.sheet.id, { name: "T", area: areaOf(0, 0, ROWS + 1, 3) }, "user");
    this.model.customFunctions.register("TEST", TEST_FUNCTIONS);
    this.processor = new RequestProcessor(this.model, { habits: { cancelsAfterCalls } });
    const { CustomFunctions, dispose } = createOfficeRuntime(this.processor, true);
    this.dispose = dispose;
    const asked = (value: unknown): Promise<unknown> =>
      new Promise((resolve, reject) => {
        this.open.push({
          end: (isGood) => (isGood ? resolve(value) : reject(new CustomFunctions.Error("#N/A", "Not now"))),
        });
      });
    CustomFunctions.associate("ROW", ([row]: unknown[][]) => asked(textOf(row)));
    CustomFunctions.associate("TWICE", (n: number) => asked(2 * n));
    this.history = new UndoHistory(this.model);
    for (let row = 1; row <= ROWS; row++) this.put(row, 2, row % 2 === 0 ? ROW_FORMULA : SUM_FORMULA);
  }

  put(row: number, column: number, value: number | string | null): void {
    const formula = typeof value === "string" ? value : undefined;
    this.sheet.setContent(row, column, formula === undefined ? { value } : { value: null, formula });
    this.model.cellsWritten(this.sheet.id, areaOf(row, column), "user");
    this.model.tell({ kind: "step-ended" });
  }

  end(place: number, isGood: boolean): void {
    if (this.open.length > 0) this.open.splice(place % this.open.length, 1)[0]!.end(isGood);
  }

  /** Formulas, what they show, and what they should, from the first row on. */
  cells(): { readonly shown: unknown; readonly right: string }[] {
    return Array.from({ length: this.table.area.rowCount }, (_, row) => row).flatMap((row) => {
      const formula = this.sheet.getFormula(row, 2);
      if (formula === undefined) return [];
      const [a, b] = [this.sheet.getValue(row, 0), this.sheet.getValue(row, 1)];
      const right = textOf([a, b]);
      return [
        { shown: this.sheet.getValue(row, 2), right: formula === ROW_FORMULA ? right : `${right}+${2 * Number(a)}` },
      ];
    });
  }
}

function textOf(row: readonly unknown[] | undefined): string {
  return `row ${(row ?? []).map((value) => value ?? "blank").join(" ")}`;
}

const row = fc.integer({ min: 1, max: ROWS });
const deed = fc.oneof(
  fc.record({ kind: fc.constant("edit" as const), row, column: fc.nat(1), value: fc.nat(3) }),
  fc.record({ kind: fc.constant("formula" as const), row, formula: fc.constantFrom(ROW_FORMULA, SUM_FORMULA) }),
  { arbitrary: fc.record({ kind: fc.constant("end" as const), place: fc.nat(9), isGood: fc.boolean() }), weight: 4 },
  fc.record({ kind: fc.constant("wait" as const), ms: fc.constantFrom(10, 60, 600) }),
  fc.record({ kind: fc.constant("sort" as const), isDescending: fc.boolean() }),
  fc.record({ kind: fc.constantFrom("insert" as const, "delete" as const), row }),
  fc.record({ kind: fc.constantFrom("undo" as const, "redo" as const, "calculate" as const) }),
);

async function perform(scene: Scene, done: typeof deed extends fc.Arbitrary<infer Deed> ? Deed : never): Promise<void> {
  const { model, sheet, table } = scene;
  switch (done.kind) {
    case "edit":
      return scene.put(Math.min(done.row, table.dataArea.rowCount), done.column, done.value);
    case "formula":
      return scene.put(Math.min(done.row, table.dataArea.rowCount), 2, done.formula);
    case "end":
      return scene.end(done.place, done.isGood);
    case "wait":
      return jest.advanceTimersByTimeAsync(done.ms).then(() => undefined);
    case "sort": {
      const key = { place: 0, isDescending: done.isDescending, takesTextAsNumber: false };
      sortRows(model, sheet.id, table.dataArea, [key], false, "user");
      return model.tell({ kind: "step-ended" });
    }
    case "insert":
      insertTableRows(model, table, 1, "user", done.row % table.dataArea.rowCount);
      return model.tell({ kind: "step-ended" });
    case "delete":
      if (table.dataArea.rowCount > 1) deleteTableRows(model, table, done.row % table.dataArea.rowCount, 1, "user");
      return model.tell({ kind: "step-ended" });
    case "undo":
      return void scene.history.undo();
    case "redo":
      return void scene.history.redo();
    case "calculate":
      return model.calculation!.calculate(true);
  }
}

describe("functions of an add-in, in a table that people work in", () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it("leave each formula with the answer to its own row, or an error, whatever is edited, cancelled and answered when", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 25 }), fc.boolean(), async (deeds, cancelsAfterCalls) => {
        const scene = new Scene(cancelsAfterCalls);
        try {
          for (const each of deeds) {
            await perform(scene, each);
            await jest.advanceTimersByTimeAsync(1);
            // Nothing is ever shown that was an answer to another row.
            for (const { shown, right } of scene.cells()) if (!isCellError(shown as string)) expect(shown).toBe(right);
          }
          for (let round = 0; round < 10; round++) {
            while (scene.open.length > 0) scene.end(0, true);
            await jest.advanceTimersByTimeAsync(2_000);
          }
          for (const { shown, right } of scene.cells()) {
            expect([right, "#N/A"]).toContain(
              isCellError(shown as string) ? (shown as { error: string }).error : shown,
            );
          }
        } finally {
          scene.dispose();
        }
      }),
      { numRuns: runs(1_000, 60) },
    );
  });
});
