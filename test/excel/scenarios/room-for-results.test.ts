import { BatchFailedError, CancelledError, RunStoppedError } from "../../../src/core/errors";
import type { Threshold } from "../../../src/core/predictions/threshold";
import type { CollisionChoice, SourceRef } from "../../../src/scoring/ports";
import type { RunStatus } from "../../../src/scoring/run-status";
import { ScoringRun } from "../../../src/scoring/scoring-run";
import { areaOf } from "../../../src/workbench/model/areas/area";
import { deleteTableColumn } from "../../../src/workbench/model/edits/table-edits";
import type { TableModel } from "../../../src/workbench/model/tables/table-model";
import type { CellValue } from "../../../src/workbench/model/texts/cell-content";
import type { ScriptedFault } from "../../../src/workbench/processor/session/scripted-faults";
import { planOf } from "../../scoring/plan-of";
import { addTable, columnValues, openExcel, type OpenExcel } from "../open-excel";

const ROWS: CellValue[][] = [["id", "kind"], ...Array.from({ length: 7 }, (_, row) => [row, `k${row}`])];

/** Answers the rows of one request, or throws. */
type Answer = (ids: readonly number[], requestNumber: number) => unknown;

interface Wanted {
  readonly collision?: CollisionChoice;
  readonly outputs?: readonly string[];
  readonly threshold?: Threshold;
  readonly rowsPerBatch?: number;
}

/** Scores the column `id` of a source through the real adapter. */
async function score(
  excel: OpenExcel,
  source: SourceRef,
  answer: Answer = (ids) => ids.map((id) => id * 10),
  { outputs, threshold, ...wanted }: Wanted = {},
) {
  let requests = 0;
  const statuses: RunStatus[] = [];
  const run = new ScoringRun({
    workbook: excel.workbook,
    endpoint: {
      async query(body) {
        const rows = (JSON.parse(body) as { dataframe_records: Record<string, number>[] }).dataframe_records;
        const predictions = await answer(
          rows.map((row) => Object.values(row)[0]!),
          requests++,
        );
        return { body: JSON.stringify({ predictions }) };
      },
    },
    now: () => 0,
  });
  run.subscribe(() => statuses.push(run.getStatus()));
  const isNamed = source.kind === "table" || source.hasHeaders;
  const inputs = { format: "dataframe_records", columns: [isNamed ? "id" : "Column 1"] } as const;
  const outputChoice = { ...(outputs && { outputs }), ...(threshold && { threshold }) };
  await run.start(planOf({ source, inputs, outputChoice, ...wanted }));
  return { run, status: run.getStatus(), statuses, requests: () => requests };
}

function openTable(rows = ROWS) {
  const excel = openExcel();
  const table = addTable(excel, rows);
  return { excel, table, source: { kind: "table", tableId: table.id } as const };
}

const names = (table: TableModel) => table.columns.map(({ name }) => name);
const twoOutputs: Answer = (ids) => ids.map((id) => ({ a: id, b: -id }));

function openRange(rows = ROWS, hasHeaders = true) {
  const excel = openExcel();
  excel.sheet.writeValues(0, 0, hasHeaders ? rows : rows.slice(1));
  const address = hasHeaders ? "A1:B8" : "A1:B7";
  return { excel, source: { kind: "range", sheetId: excel.sheet.id, address, hasHeaders } as const };
}

/** Everything that stands in the sheet, with its formats. */
function sheetText({ sheet }: OpenExcel): string {
  const used = sheet.usedRange(false);
  if (used === undefined) return "";
  const rows = sheet.readValues(used);
  return JSON.stringify(
    rows.map((row, i) => row.map((value, j) => [value, sheet.getNumberFormat(used.row + i, used.column + j)])),
  );
}

const REFUSED_WHEN_ADDED: readonly (readonly [what: string, code: string])[] = [
  ["a workbook that is read-only, as it shows only now", "AccessDenied"],
  ["merged cells, a query or an XML map in the way", "MergedRangeConflict"],
  ["a PivotTable in the way", "PivotTableRangeConflict"],
  ["too many cells that would have to move", "OperationCellsExceedLimit"],
  ["cells that would fall off the sheet", "NonBlankCellOffSheet"],
  ["the same, told in no more than a sentence", "InvalidArgument"],
];

describe("room for results", () => {
  it.each(REFUSED_WHEN_ADDED)("is refused before anything is sent: %s", async (_what, code) => {
    const { excel, table, source } = openTable();
    const before = sheetText(excel);
    excel.processor.script({ on: "TableColumnCollection.add", code });
    const { status, requests } = await score(excel, source);
    expect(status.state).toBe("failed");
    expect(requests()).toBe(0);
    expect(names(table)).toEqual(["id", "kind"]);
    expect(sheetText(excel)).toBe(before);
  });

  it("is given back after one request where labels are asked for under the name of an output of the model", async () => {
    const { excel, table, source } = openTable();
    const threshold = { output: "p", least: 0.5, atLeast: "yes", below: "no" };
    const answer: Answer = (ids) => ids.map(() => ({ p: 0.7, "p label": "its own" }));
    const { status, requests } = await score(excel, source, answer, { threshold, rowsPerBatch: 2 });
    expect(status).toMatchObject({ state: "failed", error: { code: "label-taken" }, summary: { scored: 0 } });
    expect([requests(), names(table)]).toEqual([1, ["id", "kind"]]);
  });

  it("is refused where merged cells are in the way with words that name them", async () => {
    const { excel, source } = openTable();
    excel.processor.script({ on: "TableColumnCollection.add", code: "MergedRangeConflict" });
    const { status } = await score(excel, source);
    expect(status).toMatchObject({ error: { code: "cells-occupied" } });
    expect("error" in status && status.error.message).toMatch(/merged cells/);
  });

  it("is refused before anything is sent where Excel on the web would move too many cells, with words that lead there", async () => {
    const { excel, table, source } = openTable();
    excel.processor.takeHabits({ maxMovedCells: 1000 });
    excel.sheet.setNumberFormat(areaOf(0, 300), "0.00");
    const { status, requests } = await score(excel, source);
    expect(status).toMatchObject({
      state: "failed",
      error: {
        code: "too-far-right",
        message: "Something stands far to the right of the table. Clear it, or copy the table to a new sheet.",
      },
    });
    expect(requests()).toBe(0);
    expect(names(table)).toEqual(["id", "kind"]);
  });

  it("is refused before anything is sent where things that are pinned would have to move", async () => {
    const { excel, table, source } = openTable();
    excel.sheet.pinned = [{ what: "the what-if table", area: areaOf(2, 6, 3, 2), keeps: "place" }];
    const { status, requests } = await score(excel, source);
    expect(status).toMatchObject({ state: "failed", error: { code: "cells-occupied" } });
    expect(requests()).toBe(0);
    expect(names(table)).toEqual(["id", "kind"]);
  });

  it.each([true, false])(
    "beside a range (headers: %s) is refused before anything is sent where its neighbour is full",
    async (hasHeaders) => {
      const { excel, source } = openRange(ROWS, hasHeaders);
      excel.sheet.setValue(6, 2, "mine");
      const before = sheetText(excel);
      const { status, requests } = await score(excel, source);
      expect(status).toMatchObject({ state: "failed", error: { code: "cells-occupied" } });
      expect(requests()).toBe(0);
      expect(sheetText(excel)).toBe(before);
    },
  );

  it.each([true, false])(
    "beside a range (headers: %s) is refused before anything is sent where nothing can be written",
    async (hasHeaders) => {
      const { excel, source } = openRange(ROWS, hasHeaders);
      excel.processor.script({
        on: hasHeaders ? "Range.values" : "Range.numberFormat",
        access: "write",
        code: "AccessDenied",
      });
      const { status, requests } = await score(excel, source);
      expect(status).toMatchObject({ state: "failed", error: { code: "sheet-protected" } });
      expect(requests()).toBe(0);
    },
  );

  it("stands ready while the first request is under way, under its name", async () => {
    const { excel, table, source } = openTable();
    const seen: string[][] = [];
    const { status } = await score(excel, source, (ids) => {
      seen.push(names(table));
      return ids;
    });
    expect(status.state).toBe("done");
    expect(seen[0]).toEqual(["id", "kind", "Prediction"]);
    expect(columnValues(excel, table, "Prediction")).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it("is not made when no row can be sent", async () => {
    const { excel, table, source } = openTable([["id"], [{ error: "#N/A" }]]);
    const add = jest.fn();
    excel.processor.script({ on: "TableColumnCollection.add", effect: add });
    await score(excel, source);
    expect(add).not.toHaveBeenCalled();
    expect(names(table)).toEqual(["id"]);
  });

  describe.each(["table", "range"] as const)("of a %s", (kind) => {
    const open = () => (kind === "table" ? openTable() : openRange());

    it.each(["the endpoint refuses it", "every row fails", "it is cancelled"])(
      "leaves nothing after a run that wrote nothing, since %s",
      async (why) => {
        const { excel, source } = open();
        const before = sheetText(excel);
        const { status } = await score(excel, source, () => {
          if (why === "it is cancelled") throw new CancelledError();
          if (why === "every row fails") throw new BatchFailedError("malformed-response", "No predictions.");
          throw new RunStoppedError("unauthorized", "No.");
        });
        expect(["failed", "done", "cancelled"]).toContain(status.state);
        expect("summary" in status && status.summary?.resultColumns).toBeFalsy();
        expect("summary" in status && status.summary?.blankColumns).toBeFalsy();
        expect(sheetText(excel)).toBe(before);
      },
    );

    it("takes the next free name, run after run", async () => {
      const { excel, source } = open();
      for (const name of ["Prediction", "Prediction 2", "Prediction 3"]) {
        const { status } = await score(excel, source);
        expect(status).toMatchObject({ state: "done", summary: { scored: 7, resultColumns: { headers: [name] } } });
      }
    });

    it("becomes a column for each output once the first answer names them", async () => {
      const { excel, source } = open();
      const { status } = await score(excel, source, twoOutputs);
      expect(status).toMatchObject({
        state: "done",
        summary: { scored: 7, resultColumns: { headers: ["Prediction a", "Prediction b"] } },
      });
      expect(excel.sheet.readValues(areaOf(0, 2, 3, 3))).toEqual([
        ["Prediction a", "Prediction b", null],
        [0, 0, null],
        [1, -1, null],
      ]);
    });

    it("is made for all outputs at once when they are known", async () => {
      const { excel, source } = open();
      let seen: unknown;
      await score(
        excel,
        source,
        (ids, request) => {
          if (request === 0) seen = excel.sheet.readValues(areaOf(0, 2, 1, 3));
          return ids.map((id) => ({ a: id, c: 0, b: -id }));
        },
        { outputs: ["b", "a"] },
      );
      expect(seen).toEqual([["Prediction b", "Prediction a", null]]);
      expect(excel.sheet.readValues(areaOf(1, 2, 2, 2))).toEqual([
        [0, 0],
        [-1, 1],
      ]);
    });

    it("keeps what was answered in the first output when there is no room for the others, and sends nothing more", async () => {
      const { excel, source } = open();
      if (kind === "table")
        excel.processor.script({ on: "TableColumnCollection.add", skip: 1, times: 9, code: "PivotTableRangeConflict" });
      else excel.sheet.setValue(5, 3, "mine");
      const { status, requests } = await score(excel, source, twoOutputs);
      expect(requests()).toBe(1);
      expect(status).toMatchObject({
        state: "failed",
        error: { code: "cells-occupied" },
        summary: { scored: 3, resultColumns: { headers: ["Prediction a"] } },
      });
      expect("error" in status && status.error.message).toContain("2 outputs");
      expect(excel.sheet.readValues(areaOf(0, 2, 5, 1)).flat()).toEqual(["Prediction a", 0, 1, 2, null]);
    });

    it("keeps the old values of a column that is replaced until there are new ones", async () => {
      const { excel, source } = open();
      await score(excel, source);
      const before = sheetText(excel);
      const refused: Answer = () => {
        throw new RunStoppedError("unauthorized", "No.");
      };
      await score(excel, source, refused, { collision: "replace" });
      expect(sheetText(excel)).toBe(before);
      await score(excel, source, (ids) => ids.map((id) => id + 1), { collision: "replace" });
      expect(excel.sheet.readValues(areaOf(0, 2, 4, 2))).toEqual([
        ["Prediction", null],
        [1, null],
        [2, null],
        [3, null],
      ]);
    });

    it.each(["next-free", "replace"] as const)(
      "is refused in a workbook that hides that it is read-only: %s",
      async (collision) => {
        const { excel, source } = open();
        await score(excel, source);
        const before = sheetText(excel);
        excel.model.readOnly = true;
        excel.processor.takeHabits({ hidesReadOnly: true });
        const { status, requests } = await score(excel, source, undefined, { collision });
        expect(status).toMatchObject({ state: "failed", error: { code: "sheet-protected" } });
        expect(requests()).toBe(0);
        expect(sheetText(excel)).toBe(before);
      },
    );

    it("is proven for a column that is replaced, too", async () => {
      const { excel, source } = open();
      await score(excel, source);
      const before = sheetText(excel);
      excel.processor.script({ on: "Range.numberFormat", access: "write", code: "AccessDenied" });
      const { status, requests } = await score(excel, source, undefined, { collision: "replace" });
      expect(status).toMatchObject({ state: "failed", error: { code: "sheet-protected" } });
      expect(requests()).toBe(0);
      expect(sheetText(excel)).toBe(before);
    });

    it("of several outputs is replaced where it stands, with no column added and taken out", async () => {
      const { excel, source } = open();
      await score(excel, source, twoOutputs);
      const add = jest.fn();
      excel.processor.script({ on: "TableColumnCollection.add", effect: add });
      const { status } = await score(excel, source, (ids) => ids.map((id) => ({ a: id + 1, b: 0 })), {
        collision: "replace",
      });
      expect(status).toMatchObject({ state: "done", summary: { scored: 7 } });
      expect(add).not.toHaveBeenCalled();
      expect(excel.sheet.readValues(areaOf(0, 2, 2, 3))).toEqual([
        ["Prediction a", "Prediction b", null],
        [1, 0, null],
      ]);
    });

    it("can be taken out again after the run", async () => {
      const { excel, source } = open();
      const before = sheetText(excel);
      const { status } = await score(excel, source);
      const columns = "summary" in status ? status.summary?.resultColumns : undefined;
      await excel.workbook.removeResultColumns(columns!, new AbortController().signal);
      expect(sheetText(excel)).toBe(before);
    });

    it("is left, and told, when somebody has written into it meanwhile", async () => {
      const { excel, source } = open();
      const { status } = await score(excel, source, () => {
        excel.sheet.setValue(4, 2, "mine");
        throw new RunStoppedError("unauthorized", "No.");
      });
      expect(status).toMatchObject({ state: "failed", summary: { blankColumns: { headers: ["Prediction"] } } });
      expect(excel.sheet.getValue(4, 2)).toBe("mine");
    });

    it("tells only what is left of it, and nothing that was there before the run", async () => {
      const { excel, source } = open();
      await score(excel, source, twoOutputs, { outputs: ["a"] });
      const before = sheetText(excel);
      const { status } = await score(
        excel,
        source,
        () => {
          excel.sheet.setValue(4, 4, "mine");
          throw new RunStoppedError("unauthorized", "No.");
        },
        { outputs: ["a", "b", "c"], collision: "replace" },
      );
      expect(status).toMatchObject({ summary: { scored: 0, blankColumns: { headers: ["Prediction c"] } } });
      const { blankColumns } = ("summary" in status && status.summary) || {};
      excel.sheet.setValue(4, 4, null);
      await excel.workbook.removeResultColumns(blankColumns!, new AbortController().signal);
      expect(sheetText(excel)).toBe(before);
    });

    it("is told when Excel does not let it be taken out again", async () => {
      const { excel, source } = open();
      const { status } = await score(excel, source, () => {
        excel.sheet.isProtected = true;
        throw new RunStoppedError("unauthorized", "No.");
      });
      expect(status).toMatchObject({
        state: "failed",
        error: { code: "unauthorized" },
        summary: { blankColumns: { headers: ["Prediction"] } },
      });
    });
  });

  it("that a person takes away while the first answer is awaited is told, and nothing is written elsewhere", async () => {
    const { excel, table, source } = openTable();
    const before = sheetText(excel);
    const { status } = await score(excel, source, (ids, request) => {
      if (request === 0) deleteTableColumn(excel.model, table, table.columns[2]!.id, "user");
      return ids;
    });
    expect(status).toMatchObject({ state: "failed", error: { code: "sheet-changed" }, summary: { scored: 0 } });
    expect(sheetText(excel)).toBe(before);
  });

  it("whose header a person empties while the first answer is awaited is told, beside a range", async () => {
    const { excel, source } = openRange();
    const before = sheetText(excel);
    const { status } = await score(excel, source, (ids, request) => {
      if (request === 0) excel.sheet.clearContents(areaOf(0, 2));
      return ids;
    });
    expect(status).toMatchObject({ state: "failed", error: { code: "sheet-changed" }, summary: { scored: 0 } });
    expect(sheetText(excel)).toBe(before);
  });

  it("keeps the name that a person gives it while the first answer is awaited", async () => {
    const { excel, table, source } = openTable();
    const { status } = await score(excel, source, (ids, request) => {
      if (request === 0) {
        excel.sheet.setValue(0, 2, "Mine");
        excel.model.cellsWritten(excel.sheet.id, areaOf(0, 2), "user");
      }
      return ids;
    });
    expect(status).toMatchObject({ state: "done", summary: { scored: 7, resultColumns: { headers: ["Prediction"] } } });
    expect(columnValues(excel, table, "Mine")).toHaveLength(7);
  });

  it("takes back the first of several columns when a later one is refused", async () => {
    const { excel, table, source } = openTable();
    excel.processor.script({ on: "TableColumnCollection.add", skip: 1, code: "NonBlankCellOffSheet" });
    const { status, requests } = await score(excel, source, twoOutputs, { outputs: ["a", "b"] });
    expect(status.state).toBe("failed");
    expect(requests()).toBe(0);
    expect(names(table)).toEqual(["id", "kind"]);
  });

  it("sends nothing and leaves nothing when it is cancelled while the column is added", async () => {
    const { excel, table, source } = openTable();
    const requests: unknown[] = [];
    const run = new ScoringRun({
      workbook: excel.workbook,
      endpoint: {
        query(body) {
          requests.push(body);
          return Promise.resolve({ body: "{}" });
        },
      },
      now: () => 0,
    });
    excel.processor.script({ on: "TableColumnCollection.add", effect: () => run.cancel() });
    await run.start(planOf({ source, inputs: { format: "dataframe_records", columns: ["id"] } }));
    expect(run.getStatus()).toMatchObject({ state: "cancelled", summary: { scored: 0, untouched: 7 } });
    expect(requests).toEqual([]);
    expect(names(table)).toEqual(["id", "kind"]);
  });

  const FAULTS: readonly Omit<ScriptedFault, "code">[] = [
    { on: "TableColumnCollection.add" },
    { on: "Range.values", access: "write" },
    { on: "Range.numberFormat", access: "write" },
    { on: "TableColumn.id", access: "read" },
    { on: "TableColumn.name", access: "read" },
    { on: "Range.clear" },
  ];

  it.each(FAULTS)("is taken back whole when Excel fails in the midst of it, at %j", async (fault) => {
    for (const outputs of [undefined, ["a", "b"]]) {
      for (let skip = 0; skip < 4; skip++) {
        const { excel, table, source } = openTable();
        excel.processor.script({ ...fault, skip, code: "GeneralException" });
        let isSent = false;
        const { status } = await score(
          excel,
          source,
          () => {
            isSent = true;
            throw new RunStoppedError("unauthorized", "No.");
          },
          outputs && { outputs },
        );
        expect(status.state).toBe("failed");
        expect([isSent, names(table)]).toEqual([isSent, ["id", "kind"]]);
      }
    }
  });
});
