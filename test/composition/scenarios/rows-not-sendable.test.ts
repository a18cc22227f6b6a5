import { addTable, openExcel } from "../../excel/open-excel";
import { NUMBERS_RECIPE, RememberingPane } from "../memory/scored-workbook";

const ROWS = [
  ["id", "n"],
  ["a", 1],
  ["b", 2],
  ["c", 3],
];

it("counts a row whose edited input cannot be sent as one without a prediction, and not as one that holds nothing", async () => {
  const excel = openExcel();
  const pane = new RememberingPane(excel);
  await pane.score({ kind: "table", tableId: addTable(excel, ROWS).id });
  excel.sheet.writeValues(2, 1, [["two"]]);
  const { column } = await pane.column();
  expect((await pane.check()).counts).toMatchObject({ current: 2, changed: 1 });
  expect(await pane.refresh(column.id, "changed")).toMatchObject({ scored: 0, failed: 1, skipped: 2, batches: 0 });
  expect(await pane.check()).toMatchObject({
    counts: { current: 2, failed: 1, "left-out": 0 },
    rows: { failed: [{ firstRow: 1, rowCount: 1 }] },
    unsendable: 1,
    isAllCurrent: false,
  });
  expect(await pane.refresh(column.id, "failed")).toMatchObject({ scored: 0, failed: 1, skipped: 2, batches: 0 });
});

it("does not say of rows that are sent with their numbers which of them are still true", async () => {
  const excel = openExcel();
  const pane = new RememberingPane(excel);
  const recipe = { ...NUMBERS_RECIPE, inputFormat: "dataframe_split", withIndex: true } as const;
  pane.answer = (n) => n * 100;
  await pane.score({ kind: "table", tableId: addTable(excel, ROWS).id }, recipe);
  excel.sheet.writeValues(1, 0, [
    ["b", 2, 200],
    ["a", 1, 100],
  ]);
  expect(await pane.check()).toMatchObject({
    counts: { current: 0, unknown: 3 },
    whyUnknown: "row-numbers-sent",
    isAllCurrent: false,
  });
});
