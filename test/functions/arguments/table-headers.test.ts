import { TableHeadersReader } from "../../../src/functions/arguments/table-headers";

/** A sheet with a table over A:B in rows 2 to 101, as far as the reader asks. */
function reading(headers: readonly string[] = ["a", "b"]) {
  const asked: (readonly string[])[] = [];
  const sheet = { headers };
  const answers: (() => void)[] = [];
  const reader = new TableHeadersReader({
    headersAt: (addresses) => {
      asked.push(addresses);
      return new Promise((resolve) => {
        answers.push(() =>
          resolve(addresses.map((address) => (/^S!A\d{1,2}:B\d{1,2}$/.test(address) ? sheet.headers : undefined))),
        );
      });
    },
  });
  const answer = async (): Promise<void> => {
    await settled();
    answers.splice(0).forEach((act) => act());
    await settled();
  };
  return { reader, asked, sheet, answer };
}

/** Until all that was promised without Excel has come. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

describe("headers over the data of formulas", () => {
  it("are asked for once for all that are calculated together, in a table and beside it", async () => {
    const { reader, asked, answer } = reading();
    const addresses = ["S!A900:B900", ...Array.from({ length: 50 }, (_, row) => `S!A${row + 2}:B${row + 2}`), "T!A2"];
    const headers = Promise.all(addresses.map((address) => reader.headersOver(address)));
    await answer();
    const [above, ...rows] = await headers;
    expect([above, rows.pop()]).toEqual([undefined, undefined]);
    expect(new Set(rows.map((row) => row?.join()))).toEqual(new Set(["a,b"]));
    expect(asked).toEqual([addresses]);
  });

  it("are read anew for formulas that come while the sheet is asked, all of them at once", async () => {
    const { reader, asked, sheet, answer } = reading();
    const first = reader.headersOver("S!A2:B2");
    await settled();
    const later = Promise.all(["S!A2:B2", "S!A3:B3", "S!A3:B3"].map((address) => reader.headersOver(address)));
    await settled();
    expect(asked).toHaveLength(1); // One question at a time.
    await answer();
    expect(await first).toEqual(["a", "b"]);
    sheet.headers = ["a", "renamed"];
    await answer();
    expect(await later).toEqual([sheet.headers, sheet.headers, sheet.headers]);
    expect(asked).toEqual([["S!A2:B2"], ["S!A2:B2", "S!A3:B3"]]);
  });

  it("are not asked for where there is no address", async () => {
    const { reader, asked } = reading();
    expect(await Promise.all([null, undefined, "calculated"].map((address) => reader.headersOver(address)))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(asked).toEqual([]);
  });

  it("are asked for again after Excel refused", async () => {
    let isBusy = true;
    const reader = new TableHeadersReader({
      headersAt: (addresses) =>
        isBusy ? Promise.reject(new Error("busy")) : Promise.resolve(addresses.map(() => ["a"])),
    });
    await expect(reader.headersOver("S!A2")).rejects.toThrow("busy");
    isBusy = false;
    expect(await reader.headersOver("S!A2")).toEqual(["a"]);
  });
});
