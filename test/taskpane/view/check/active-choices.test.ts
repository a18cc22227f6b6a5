import type { Readings } from "../../../../src/core/columns/column-reading";
import { activeChoices } from "../../../../src/taskpane/view/check/active-choices";

const CHOICES: Readings = {
  day: { type: "datetime", dateForm: "epoch-ms" },
  size: { decimalMark: ",", cures: { "locale-number": { kind: "convert" }, "error-cell": { kind: "fill", value: 0 } } },
  sold: { cures: { "not-boolean": { kind: "fill", value: false }, "blank-refused": { kind: "fill", value: true } } },
};

describe("choices that count for a table", () => {
  test("are named in words, each with the column as it would be without", () => {
    expect(activeChoices(CHOICES, () => false).map(({ column, words }) => `${column}: ${words}`)).toEqual([
      "day: sent as dates, dates as milliseconds since 1970",
      "size: Excel errors: sent as 0",
      "size: Numbers written as text: read as numbers, with a decimal comma",
      "sold: Blank cells: sent as TRUE",
      "sold: Neither TRUE nor FALSE: sent as FALSE",
    ]);
    expect(activeChoices(CHOICES, () => false).map((active) => active.without)).toEqual([
      {},
      { decimalMark: ",", cures: { "locale-number": { kind: "convert" } } },
      { cures: { "error-cell": { kind: "fill", value: 0 } } },
      { cures: { "not-boolean": { kind: "fill", value: false } } },
      { cures: { "blank-refused": { kind: "fill", value: true } } },
    ]);
  });

  test("are not named where they are in sight already", () => {
    const isShown = (column: string, cause?: string) => column === "day" || cause === "error-cell";
    expect(activeChoices(CHOICES, isShown).map((active) => active.column)).toEqual(["size", "sold", "sold"]);
  });
});
