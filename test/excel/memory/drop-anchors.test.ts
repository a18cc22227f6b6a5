import { copySheet } from "../../../src/workbench/model/edits/copy-sheet";
import { addName } from "../../../src/workbench/model/edits/edit-names";
import { CALM } from "../open-excel";
import { COLUMN_ID, rememberedTable, TRACE } from "./remembered-place";

const OTHER_ID = "f".repeat(16);

async function withNames() {
  const place = await rememberedTable({}, { ...TRACE, reasonsHeader: "Reason" });
  const { model, sheet } = place.excel;
  copySheet(model, sheet.id);
  const add = (name: string): unknown => addName(model, { name, formula: "=1" }, "Data");
  for (const name of ["Theirs", `_scoresheet_${OTHER_ID}_s`, `_SCORESHEET_${OTHER_ID.toUpperCase()}_12`]) add(name);
  for (const name of [`_scoresheet_${OTHER_ID}_x`, `_scoresheet_${OTHER_ID}`, `my_scoresheet_${OTHER_ID}_1`]) add(name);
  return place;
}

describe("taking hidden names away", () => {
  it("takes those of one column, on copies of its sheet as well", async () => {
    const { excel, memory } = await withNames();
    await memory.dropAnchors([COLUMN_ID], CALM);
    expect(excel.model.names.map(({ name }) => name)).toEqual([
      "Theirs",
      `_scoresheet_${OTHER_ID}_s`,
      `_SCORESHEET_${OTHER_ID.toUpperCase()}_12`,
      `_scoresheet_${OTHER_ID}_x`,
      `_scoresheet_${OTHER_ID}`,
      `my_scoresheet_${OTHER_ID}_1`,
    ]);
    await memory.dropAnchors([COLUMN_ID], CALM);
  });

  it("takes those of all columns, and none of anybody else", async () => {
    const { excel, memory } = await withNames();
    await memory.dropAnchors(undefined, CALM);
    expect(excel.model.names.map(({ name }) => name)).toEqual([
      "Theirs",
      `_scoresheet_${OTHER_ID}_x`,
      `_scoresheet_${OTHER_ID}`,
      `my_scoresheet_${OTHER_ID}_1`,
    ]);
  });

  it("takes many, a thousand a sync, among as many of others", async () => {
    const { excel, memory } = await withNames();
    const named = (count: number, name: (i: number) => string) =>
      Array.from({ length: count }, (_, i) => ({ name: name(i), formula: "1" }));
    const others = named(1_000, (i) => `Other_${i}`);
    excel.model.names = [...others, ...named(1_100, (i) => `_scoresheet_${OTHER_ID}_${i}`)];
    const before = excel.syncs();
    await memory.dropAnchors(undefined, CALM);
    expect(excel.syncs() - before).toBe(4);
    expect(excel.model.names).toEqual(others);
  });
});
