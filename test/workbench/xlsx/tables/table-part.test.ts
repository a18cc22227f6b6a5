import { patchTablePart } from "../../../../src/workbench/xlsx/tables/table-part";

function tablePart(...ids: readonly number[]): string {
  const columns = ids.map((id) => `<tableColumn id="${id}" name="c${id}"/>`).join("");
  return `<table id="1" name="T" displayName="T" ref="A1:B3"><tableColumns count="${ids.length}">${columns}</tableColumns></table>`;
}

function idsWithNewColumn(...ids: readonly number[]): number[] {
  const columns = [...ids.map((id, origin) => ({ name: `c${id}`, origin })), { name: "new" }];
  const wanted = { name: "T", ref: "A1:C3", filterRef: "A1:C3", showTotals: false, columns };
  const patched = patchTablePart(tablePart(...ids), { ...wanted, moved: (address) => address });
  return [...patched.matchAll(/<tableColumn id="(\d+)"/g)].map(([, id]) => Number(id));
}

describe("the id of a new column in a table part", () => {
  test.each([
    [[1, 2], 3],
    [[7, 3], 8],
    [[1, 4_294_967_294], 4_294_967_295],
    [[1, 4_294_967_295], 2],
    [[4_294_967_295, 2], 1],
  ])("is one that no column has, as large as ids may be: beside %j", (ids, id) => {
    expect(idsWithNewColumn(...ids)).toEqual([...ids, id]);
  });
});
