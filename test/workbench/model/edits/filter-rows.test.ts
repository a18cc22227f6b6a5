import { areaOf } from "../../../../src/workbench/model/areas/area";
import { filterTable } from "../../../../src/workbench/model/edits/filter-rows";
import type { FilterCriteria } from "../../../../src/workbench/model/filters/filter-criteria";
import { WorkbookModel } from "../../../../src/workbench/model/workbook-model";

function tableOf(...values: readonly (string | number)[]) {
  const workbook = new WorkbookModel();
  const sheet = workbook.addSheet("Data");
  sheet.writeValues(2, 0, [["a"], ...values.map((value) => [value])]);
  const table = workbook.addTable(sheet.id, { name: "T", area: areaOf(2, 0, values.length + 1) }, "user");
  return { workbook, sheet, table };
}

const runs = ({ sheet }: ReturnType<typeof tableOf>) =>
  sheet.hiddenRows.entries().map(({ start, end }) => [start, end] as const);

describe("a table that is filtered", () => {
  it.each<[string, FilterCriteria | undefined, readonly (readonly [number, number])[]]>([
    [
      "rows that do not pass are hidden",
      { kind: "values", values: ["X"] },
      [
        [0, 1],
        [4, 6],
        [20, 22],
      ],
    ],
    [
      "without a filter all its rows are shown",
      undefined,
      [
        [0, 1],
        [20, 22],
      ],
    ],
    [
      "rows of a filter that is not played stay as they are",
      { kind: "unread" },
      [
        [0, 1],
        [5, 7],
        [20, 22],
      ],
    ],
  ])("%s, and rows around it stay as they are", (_, criteria, expected) => {
    const place = tableOf("x", "y", "z", "x");
    for (const [start, end] of [
      [0, 1],
      [5, 7],
      [20, 22],
    ] as const)
      place.sheet.hiddenRows.set(start, end, true);
    filterTable(place.workbook, place.table, new Map(criteria ? [[1, criteria]] : []), "user");
    expect(runs(place)).toEqual(expected);
  });

  it("stands in hidden rows that go on above and below it", () => {
    const place = tableOf("x", "y");
    place.sheet.hiddenRows.set(0, 100, true);
    filterTable(place.workbook, place.table, new Map([[1, { kind: "values", values: ["y"] } as const]]), "user");
    expect(runs(place)).toEqual([
      [0, 4],
      [5, 100],
    ]);
  });
});
