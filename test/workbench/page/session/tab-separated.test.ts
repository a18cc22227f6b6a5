import fc from "fast-check";
import { readTabSeparated, writeTabSeparated } from "../../../../src/workbench/page/session/tab-separated";

it("parts cells by tabs and rows by line breaks, whoever wrote them, with or without one at the end", () => {
  expect(readTabSeparated("a\tb\r\nc\t")).toEqual([["a", "b"], ["c", ""]]); // prettier-ignore
  expect(["a\nb\n", "a\rb", "a\r\nb\r\n"].map(readTabSeparated)).toEqual(Array(3).fill([["a"], ["b"]]));
  expect(readTabSeparated("a\n\nb")).toEqual([["a"], [""], ["b"]]);
});

it("takes off the quotes around a cell, which may hold tabs, line breaks and doubled quotes", () => {
  expect(readTabSeparated('"4.3"\t"a\tb"\t"two\nlines"\t"say ""hi"""\n1')).toEqual([
    ["4.3", "a\tb", "two\nlines", 'say "hi"'],
    ["1"],
  ]);
});

it("keeps quotes that do not stand around a whole cell", () => {
  expect(readTabSeparated('5" pipe\t"a" b\t"open')).toEqual([['5" pipe', '"a" b', '"open']]);
});

it("reads what it writes", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "1", ",", '"', "\t", "\n", "\r", " ") });
  const rows = fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(rows, (cells) => {
      fc.pre(cells.length === 1 || cells.at(-1)!.join("") !== "" || cells.at(-1)!.length > 1);
      expect(readTabSeparated(writeTabSeparated(cells))).toEqual(cells);
    }),
  );
});
