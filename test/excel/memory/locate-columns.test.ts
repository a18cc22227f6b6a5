import { idsOf, rememberedTable } from "./remembered-place";

describe("a remembered column of a table", () => {
  it("is found by its hidden names in three syncs", async () => {
    const { excel, table, locate } = await rememberedTable();
    const before = excel.syncs();
    const place = await locate();
    expect(excel.syncs() - before).toBe(3);
    const source = { kind: "table", tableId: table.id };
    expect(place).toEqual({
      source,
      resultColumns: {
        source,
        headers: ["Prediction", "Score"],
        columnIds: idsOf(table, ["Prediction", "Score"]),
      },
      foundBy: "anchor",
    });
    expect(excel.model.names.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ["_scoresheet_0123456789abcdef_1", true],
      ["_scoresheet_0123456789abcdef_2", true],
    ]);
  });
});
