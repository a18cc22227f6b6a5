import { leavingWords, moreTablesWords } from "../../../../src/workbench/page/words/file-words";

describe("the words of files", () => {
  test("name the workbook, and how many tables are not told of", () => {
    expect(leavingWords("Book1.xlsx")).toMatch(/^Book1\.xlsx has changes/);
    expect(moreTablesWords(4)).toBe("So it is with 4 more.");
  });
});
