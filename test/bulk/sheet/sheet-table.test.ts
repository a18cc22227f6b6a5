import { csvText } from "../../../src/bulk/sheet/csv-text";
import { readTable, sheetInMemory } from "./sheet-in-memory";

const textOf = async (table: Awaited<ReturnType<typeof readTable>>): Promise<string[]> => {
  const { content } = await table.file();
  return (await content.text()).trimEnd().split("\n");
};

describe("SheetTable", () => {
  it("numbers the rows as they stand in the table, and leaves out what cannot be sent", async () => {
    const error = { kind: "error", error: "#N/A" } as const;
    const table = await readTable(
      ["a", "b"],
      [
        [1, "x"],
        [error, "y"],
        [null, null],
        [4, null],
        [5, "z"],
      ],
    );
    expect(await textOf(table)).toEqual(['"row_number","a","b"', '1,1,"x"', "4,4,", '5,5,"z"']);
    expect(table.rowCount).toBe(3);
    expect(table.report.problems.map(({ cause }) => cause)).toEqual(["error-cell", "blank-row"]);
  });

  it("takes only the columns that are sent, and only the rows that were chosen", async () => {
    const table = await readTable(
      ["a", "secret"],
      [
        [1, "x"],
        [2, "y"],
        [3, "z"],
      ],
      {
        inputs: { format: "dataframe_records", columns: ["a"] },
        rows: [{ firstRow: 1, rowCount: 2 }],
      },
    );
    expect(await textOf(table)).toEqual(['"row_number","a"', "2,2", "3,3"]);
    expect(table.columns.columns).toEqual([
      { name: "row_number", type: "long" },
      { name: "a", type: "long" },
    ]);
  });

  it("sends cured cells as a run would", async () => {
    const table = await readTable(["a"], [[1], ["1,5"]], {
      readings: { a: { type: "double", decimalMark: ",", cures: { "locale-number": { kind: "convert" } } } },
    });
    expect(await textOf(table)).toEqual(['"row_number","a"', "1,1.0", "2,1.5"]);
  });

  it("estimates its size from its first rows", async () => {
    const rows = Array.from({ length: 100 }, () => ["four"]);
    const table = await readTable(["a"], rows);
    const { content } = await table.file();
    expect(await table.estimatedBytes()).toBeGreaterThan(content.size * 0.8);
    expect(await table.estimatedBytes()).toBeLessThan(content.size * 1.2);
  });

  it("refuses what no statement passes on, before it reads a row", async () => {
    await expect(readTable(["a"], [[1]], { parameters: { t: 1 } })).rejects.toMatchObject({
      code: "parameters-refused",
    });
    const tensors = [{ name: "x", columns: ["a", "b"] }];
    const request = readTable(["a", "b"], [[1, 2]], { inputs: { format: "inputs", tensors } });
    await expect(request).rejects.toMatchObject({ code: "inputs-unfit" });
  });

  it("tells whether its rows stood still while they were read: sorted, moved down, or under other headers they did not", async () => {
    const rows = [[1], [2], [3], [4], [5]];
    const wasStill = async (change: (sheet: { columns: string[]; rows: number[][] }) => void): Promise<boolean> => {
      const sheet = { columns: ["a"], rows: rows.map((row) => [...row]) };
      const table = await readTable(sheet.columns, sheet.rows, {}, () => sheetInMemory([...sheet.columns], sheet.rows));
      const { fingerprint } = await table.file();
      change(sheet);
      return await table.isStill(fingerprint);
    };
    expect(await wasStill(() => undefined)).toBe(true);
    expect(await wasStill((sheet) => sheet.rows.reverse())).toBe(false);
    expect(await wasStill((sheet) => sheet.rows.unshift([1]))).toBe(false);
    expect(await wasStill((sheet) => sheet.rows.push([6]))).toBe(false);
    expect(await wasStill((sheet) => sheet.columns.splice(0, 1, "b"))).toBe(false);
  });

  it("makes no other text of half a character, as =LEFT() leaves one behind", async () => {
    const table = readTable(["a"], [["whole 😀"], ["😀".slice(0, 1)]]);
    await expect(table.then((one) => one.file())).rejects.toMatchObject({ code: "values-unfit" });
    expect(csvText("😀", "a")).toBe('"😀"');
  });

  it("takes no empty text for a blank", () => {
    expect(() => csvText("", "a")).toThrow(expect.objectContaining({ code: "values-unfit" }) as Error);
  });
});
