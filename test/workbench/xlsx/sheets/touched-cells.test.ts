import fc from "fast-check";
import { areaOf } from "../../../../src/workbench/model/areas/area";
import { TouchedCells } from "../../../../src/workbench/xlsx/sheets/touched-cells";

const place = fc.record({ row: fc.nat({ max: 30 }), column: fc.nat({ max: 4 }) });
const area = fc.tuple(place, fc.integer({ min: 1, max: 6 }));

describe("TouchedCells", () => {
  it("gives the columns of every row that has any, in order, whichever rows are asked for", () => {
    const asked = fc.uniqueArray(fc.nat({ max: 40 }), { maxLength: 12 });
    fc.assert(
      fc.property(fc.array(area), fc.array(place), asked, (areas, single, rows) => {
        const cells = [
          ...areas.flatMap(([{ row, column }, count]) =>
            Array.from({ length: count }, (_, index) => ({ row: row + index, column })),
          ),
          ...single,
        ];
        const touched = new TouchedCells(areas.map(([{ row, column }, count]) => areaOf(row, column, count)));
        for (const one of single) touched.add(one);
        expect(touched.isEmpty).toBe(cells.length === 0);
        for (const row of rows.sort((a, b) => a - b)) {
          const next = Math.min(...cells.filter((one) => one.row >= row).map((one) => one.row));
          expect(touched.nextRow(row)).toBe(next);
          const columns = new Set(cells.filter((one) => one.row === row).map(({ column }) => column));
          expect(touched.columnsOf(row)).toEqual([...columns].sort((a, b) => a - b));
        }
      }),
    );
  });
});
