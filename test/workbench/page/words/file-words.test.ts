import {
  goneWords,
  leavingWords,
  moreTablesWords,
  openedWords,
  refusedWords,
  removeWords,
} from "../../../../src/workbench/page/words/file-words";

describe("the words of files", () => {
  test("name the workbook, and how many tables are not told of", () => {
    expect(leavingWords("Book1.xlsx")).toMatch(/^Book1\.xlsx has changes/);
    expect(moreTablesWords(4)).toBe("So it is with 4 more.");
  });

  test("name the recent file that they are about, and say when it was opened as the reader writes it", () => {
    for (const words of [goneWords, refusedWords, removeWords]) expect(words("iris.csv")).toContain("iris.csv");
    const openedAt = new Date(2026, 10, 29, 20, 5).getTime();
    expect(openedWords(openedAt, "en-GB")).toBe("29 Nov 2026, 20:05");
    expect(openedWords(openedAt, "de")).toBe("29.11.2026, 20:05");
  });
});
