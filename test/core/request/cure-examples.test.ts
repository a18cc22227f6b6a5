import type { ColumnEncoding } from "../../../src/core/columns/column-encoding";
import type { CellCause, ColumnType } from "../../../src/core/columns/column-type";
import { CureExamples } from "../../../src/core/request/cure-examples";
import type { Cell } from "../../../src/core/table/cell";
import { encodingOf } from "../../support/encoding-of";

function examplesOf(cause: CellCause, type: ColumnType, cells: readonly Cell[], facts: Partial<ColumnEncoding> = {}) {
  const examples = new CureExamples(cause, encodingOf(type, facts));
  for (const cell of cells) examples.add(cell);
  return examples
    .list()
    ?.map(({ cure, decimalMark, dateOrder, cell, sent, cellCount }) => [
      [cure.kind, decimalMark, dateOrder].filter((part) => part !== undefined).join(" "),
      cell,
      sent,
      cellCount,
    ]);
}

describe("examples of what cures would make of cells at fault", () => {
  it("show the first cell in which two ways differ, and how many cells each fits", () => {
    expect(examplesOf("locale-number", "double", [" 42 ", "1,234", "5.678", "1.234,5"])).toEqual([
      ["convert .", "1,234", "1234.0", 3],
      ["convert ,", "1,234", "1.234", 4],
    ]);
  });

  it("show one way where all ways make the same of every cell", () => {
    expect(examplesOf("locale-number", "long", ["42", "4111111111111111111"])).toEqual([["convert .", "42", "42", 2]]);
    expect(examplesOf("not-date", "datetime", ["2024-02-29", 45351])).toEqual([
      ["convert", "2024-02-29", '"2024-02-29T00:00:00.000"', 2],
    ]);
  });

  it("show no way that fits no cell", () => {
    expect(examplesOf("locale-number", "double", ["1.234,5"])).toEqual([["convert ,", "1.234,5", "1234.5", 1]]);
    expect(examplesOf("not-date", "datetime", ["25/12/2024 13:05"])).toEqual([
      ["convert day-first", "25/12/2024 13:05", '"2024-12-25T13:05:00.000"', 1],
    ]);
    expect(examplesOf("not-boolean", "boolean", ["maybe", "perhaps"])).toEqual([]);
  });

  it("show both orders of a date, whatever was chosen before", () => {
    expect(examplesOf("not-date", "datetime", ["soon", "03/04/2024"], { dateOrder: "day-first" })).toEqual([
      ["convert day-first", "03/04/2024", '"2024-04-03T00:00:00.000"', 1],
      ["convert month-first", "03/04/2024", '"2024-03-04T00:00:00.000"', 1],
    ]);
  });

  it("show a number as it is shown and as it is stored", () => {
    const zip: Cell = { kind: "formatted", value: 2134, numberFormat: "00000" };
    const lasts: Cell = { kind: "formatted", value: 1.5, numberFormat: "[h]:mm" };
    expect(examplesOf("stored-not-shown", "string", [zip, lasts])).toEqual([
      ["convert", zip, '"02134"', 1],
      ["send-stored", zip, '"2134"', 2],
    ]);
  });

  it("are none where a cure does the same to all cells", () => {
    expect(examplesOf("error-cell", "double", [{ kind: "error", error: "#N/A" }])).toBeUndefined();
    expect(examplesOf("boolean-not-number", "double", [true])).toBeUndefined();
  });
});
