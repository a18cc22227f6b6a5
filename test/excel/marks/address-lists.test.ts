import { addressLists } from "../../../src/excel/marks/address-lists";

describe("addressLists", () => {
  it("joins addresses in their order, none of the lists longer than Excel takes", () => {
    const areas = Array.from({ length: 3_000 }, (_, row) => `B${row * 2 + 1}`);
    const lists = addressLists(areas);
    expect(lists.join(",").split(",")).toEqual(areas);
    expect(Math.max(...lists.map((list) => list.length))).toBeLessThanOrEqual(8192);
    expect(lists).toHaveLength(Math.ceil(areas.join(",").length / 8192));
    expect(addressLists([])).toEqual([]);
  });
});
