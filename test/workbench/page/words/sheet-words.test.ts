import {
  columnLabel,
  MENU,
  REFUSED,
  selectedWords,
  tableWords,
} from "../../../../src/workbench/page/words/sheet-words";
import { speak, spoken } from "../../../../src/workbench/page/words/workbench-language";

afterEach(() => speak("en"));

describe("the words of the sheet", () => {
  test("count rows and columns as the reader writes numbers", () => {
    expect(tableWords("Big", 120_000, 1, "en-US")).toBe("Table Big: 120,000 rows, 1 column");
    expect(tableWords("Big", 1, 40, "de-DE")).toBe("Table Big: 1 row, 40 columns");
    expect(selectedWords(1_048_576, 3, "de-AT")).toBe("1\u00a0048\u00a0576 × 3 selected");
  });

  test("are those of a German Excel in German", async () => {
    await speak("de");
    expect(spoken()).toBe("de");
    expect(tableWords("Big", 120_000, 1, "de-DE")).toBe("Tabelle Big: 120.000 Zeilen, 1 Spalte");
    expect(columnLabel("AB", "Größe")).toBe("Spalte AB: Größe");
    expect([MENU.cut, MENU.cutKeys]).toEqual(["Ausschneiden", "Strg+X"]);
    expect(REFUSED.protected).toMatch(/^Dieses Blatt ist geschützt/);
  });

  test("are longer in the language that is there to try that", async () => {
    await speak("en-XA");
    expect(MENU.cut).toBe("Çûtt");
    expect(tableWords("Big", 2, 3)).toContain("Big: 2 ");
  });
});
