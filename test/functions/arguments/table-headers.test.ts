import { TableHeadersReader } from "../../../src/functions/arguments/table-headers";

function reading(found: { headers: string[]; firstRow: number; lastRow: number } | undefined) {
  const asked: string[] = [];
  const reader = new TableHeadersReader({
    headersAt: (address) => {
      asked.push(address);
      return Promise.resolve(found);
    },
  });
  return { reader, asked };
}

describe("headers over the data of formulas", () => {
  it("are read once for all rows of a table that are calculated together", async () => {
    const { reader, asked } = reading({ headers: ["a", "b"], firstRow: 2, lastRow: 101 });
    const rows = Array.from({ length: 100 }, (_, row) => `S!A${row + 2}:B${row + 2}`);
    const headers = await Promise.all(rows.map((address) => reader.headersOver(address)));
    expect(new Set(headers)).toEqual(new Set([headers[0]]));
    expect(headers[0]).toEqual(["a", "b"]);
    expect(asked).toEqual(["S!A2:B2"]);
    await reader.headersOver("S!A2:B2");
    expect(asked).toHaveLength(2); // They may bear other names by now.
  });

  it("are those of another table below, and of other columns", async () => {
    const { reader, asked } = reading({ headers: ["a", "b"], firstRow: 2, lastRow: 10 });
    await Promise.all(["S!A2:B2", "S!A20:B20", "S!B3:C3", "T!A2:B2"].map((address) => reader.headersOver(address)));
    expect(asked).toHaveLength(4);
  });

  it("are asked for once where there is no table, and not at all where there is no address", async () => {
    const { reader, asked } = reading(undefined);
    const rows = Array.from({ length: 100 }, (_, row) => reader.headersOver(`S!A${row + 2}`));
    expect(new Set(await Promise.all(rows))).toEqual(new Set([undefined]));
    expect(asked).toHaveLength(1);
    expect(await reader.headersOver(null)).toBeUndefined();
    expect(await reader.headersOver("calculated")).toBeUndefined();
    expect(asked).toHaveLength(1);
  });
});
