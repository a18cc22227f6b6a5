import fc from "fast-check";
import { RowIntervals } from "../../../../src/workbench/model/results/row-intervals";

const stretch = fc.record({ first: fc.nat(20), rowCount: fc.integer({ min: 1, max: 8 }) });

describe("RowIntervals", () => {
  it("finds each stretch that shares a row, once until it is put back", () => {
    fc.assert(
      fc.property(
        fc.array(stretch, { maxLength: 20 }),
        fc.array(stretch),
        fc.infiniteStream(fc.boolean()),
        (all, asked, isPut) => {
          const values = all.map(({ first, rowCount }, value) => ({ first, end: first + rowCount, value }));
          const intervals = new RowIntervals(values);
          const out = new Set<number>();
          for (const { first, rowCount } of asked) {
            const places = intervals.take(first, first + rowCount);
            const found = places.map((place) => intervals.valueAt(place));
            const expected = values.filter(
              (each) => each.first < first + rowCount && each.end > first && !out.has(each.value),
            );
            expect([...found].sort((a, b) => a - b)).toEqual(expected.map(({ value }) => value));
            for (const place of places) {
              if (isPut.next().value === true) intervals.putBack(place);
              else out.add(intervals.valueAt(place));
            }
          }
        },
      ),
    );
  });
});
