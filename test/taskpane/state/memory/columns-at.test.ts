import type { SourceRef } from "../../../../src/scoring/ports";
import { columnsAt } from "../../../../src/taskpane/state/memory/columns-at";
import { columnLook, runOf } from "../../fakes/fake-memory";

const range = (address: string, sheetId = "s1"): SourceRef => ({ kind: "range", sheetId, address, hasHeaders: true });

function beside(address: string, resultAddress: string) {
  const source = range(address);
  const resultColumns = { source, headers: ["Prediction"], columnIds: [resultAddress] };
  return columnLook({ sourceKind: "range with headers" }, { place: { source, resultColumns, foundBy: "anchor" } });
}

describe("the remembered columns of what is selected", () => {
  test("are those of the very table", () => {
    expect(columnsAt({ kind: "table", tableId: "t1" }, [columnLook()])).toHaveLength(1);
    expect(columnsAt({ kind: "table", tableId: "t2" }, [columnLook()])).toEqual([]);
  });

  test("are those of a range that has grown by its result column, and of the result column alone", () => {
    const columns = [beside("Sheet1!A1:E151", "Sheet1!F1:F151")];
    expect(columnsAt(range("Sheet1!A1:F151"), columns)).toHaveLength(1);
    expect(columnsAt(range("Sheet1!F1:F151"), columns)).toHaveLength(1);
    expect(columnsAt(range("Sheet1!H1:J9"), columns)).toEqual([]);
    expect(columnsAt(range("Sheet1!A1:F151", "s2"), columns)).toEqual([]);
  });

  test("leave out a column that is gone, and do not stumble over an address of several areas", () => {
    const { place: _gone, ...gone } = columnLook();
    expect(columnsAt({ kind: "table", tableId: "t1" }, [gone])).toEqual([]);
    expect(columnsAt(range("A1:B2,D1:E2"), [beside("A1:E151", "F1:F151")])).toEqual([]);
  });

  test("begin with the one that was scored last", () => {
    const older = columnLook({ id: "older" }, { runs: [runOf({ startedAt: "2026-01-01T00:00:00Z" })] });
    const found = columnsAt({ kind: "table", tableId: "t1" }, [older, columnLook()]);
    expect(found.map(({ column }) => column.id)).toEqual(["00000000000000c1", "older"]);
  });
});
