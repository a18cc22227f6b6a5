import type { Cell } from "../../../src/core/table/cell";
import { FormulasAtWork } from "../formulas-at-work";

/** 2024-02-29 */
const LEAP_DAY = 45351;
const day = { kind: "date", serial: LEAP_DAY } as const;

/** A sheet that hands its blank cells over as 0, and holds these rows at "S!A2:C2", "S!A3:C3" ... */
function sheetOf(rows: readonly (readonly Cell[])[]) {
  return {
    handsBlanksAsZero: true,
    cellsAt: (addresses: readonly string[]) =>
      Promise.resolve(
        addresses.map((address) => {
          const row = rows[Number(/\d+/.exec(address)![0]) - 2];
          return row && [row];
        }),
      ),
  };
}

const at = (row: number) => ({ parameterAddresses: [null, `S!A${row}:C${row}`] });

describe("cells of which a value does not tell what they hold", () => {
  it("are looked at, all of a batch at once: a blank is sent as missing, a 0 as 0", async () => {
    const rows = [
      [null, "a", day],
      [0, "b", day],
      [5, "c", day],
    ];
    const work = await new FormulasAtWork({ sheet: sheetOf(rows) }).allow();
    await Promise.all(
      [0, 0, 5].map((amount, row) => work.predict({ data: [[amount, "abc"[row], LEAP_DAY]] }, at(row + 2))),
    );
    expect(work.looks).toEqual([["S!A2:C2", "S!A3:C3"]]);
    expect(work.sent[0]!.map(({ amount }) => amount)).toEqual([null, 0, 5]);
  });

  it("are looked at once a formula, however many batches its rows are", async () => {
    const rows = Array.from({ length: 600 }, (_, row) => [row % 2 === 0 ? null : row, "a", day]);
    const sheet = { handsBlanksAsZero: true, cellsAt: () => Promise.resolve([rows]) };
    const work = await new FormulasAtWork({ sheet }).allow();
    const data = rows.map(([amount]) => [amount ?? 0, "a", LEAP_DAY]);
    await work.predict({ data }, { parameterAddresses: [null, "S!A2:C601"] });
    expect(work.looks).toEqual([["S!A2:C601"]]);
    const sent = new Set(work.sent.flat().map(({ amount }) => amount));
    expect(sent).toEqual(new Set(rows.map(([amount]) => amount)));
  });

  it("are not sent where the sheet holds something else by now, or nothing at all", async () => {
    const work = await new FormulasAtWork({ sheet: sheetOf([[7, "a", day]]) }).allow();
    const data = [[0, "a", LEAP_DAY]];
    expect(await work.predict({ data }, at(2))).toMatch(/^#N\/A The cells changed/);
    expect(await work.predict({ data }, at(3))).toMatch(/^#N\/A The cells changed/);
    const elsewhere = { parameterAddresses: [null, "'[Other.xlsx]S'!A9:C9"] };
    expect(await work.predict({ data }, elsewhere)).toMatch(/^#VALUE! .*another workbook/);
    expect(work.requestCount).toBe(0);
  });

  it("are not sent where Excel hands blanks over as 0 and does not tell where they are", async () => {
    const work = await new FormulasAtWork({ sheet: sheetOf([]) }).allow();
    const data = [[0, "a", LEAP_DAY]];
    const old = { parameterAddresses: undefined } as unknown as { parameterAddresses: string[] };
    expect(await work.predict({ data }, old)).toMatch(/^#VALUE! amount: This Excel hands a blank cell over as 0/);
    // Calculated, as by IF, which hands a blank cell on.
    const calculated = { parameterAddresses: [null, null] };
    expect(await work.predict({ data }, calculated)).toMatch(/^#VALUE! amount: .*point data at the cells themselves/);
    expect(await work.predict({ data: [[4, "a", LEAP_DAY]], output: "half" }, calculated)).toEqual([[2]]);
  });

  it("are numbers for an input of text: as the sheet shows them, or not at all", async () => {
    const zip: Cell = { kind: "formatted", value: 2134, numberFormat: "00000" };
    const rows = [
      [1, 12, day],
      [1, zip, day],
      [1, day, day],
    ];
    const work = await new FormulasAtWork({ sheet: sheetOf(rows) }).allow();
    const codes = [12, 2134, LEAP_DAY];
    const values = await Promise.all(
      codes.map((code, row) => work.predict({ data: [[1, code, LEAP_DAY]], output: 2 }, at(row + 2))),
    );
    expect(values).toEqual([
      [[0.5]],
      expect.stringMatching(/^#VALUE! code: /),
      expect.stringMatching(/^#VALUE! code: /),
    ]);
    expect(await work.predict({ data: [[1, 12, LEAP_DAY]] })).toMatch(/^#VALUE! code: .*as TEXT does/);
    expect(work.sent.flat().map(({ code }) => code)).toEqual(["12"]);
  });

  it("take no time alone for a day", async () => {
    const work = await new FormulasAtWork().allow();
    expect(await work.predict({ data: [[1, "a", 0.5]] })).toMatch(
      /^#VALUE! day: A cell holds no date where the model wants one\.$/,
    );
  });

  it("are refused with a blank where that was asked for", async () => {
    const work = await new FormulasAtWork().allow();
    const options = [
      ["blanks", "error"],
      [null, null],
    ];
    expect(await work.predict({ data: [[null, "a", LEAP_DAY]], options })).toBe("#VALUE! amount: The cell is blank.");
    expect(work.requestCount).toBe(0);
  });

  it("are refused where they hold an error or a data type", async () => {
    const work = await new FormulasAtWork().allow();
    expect(await work.predict({ data: [[{ code: "#N/A" }, "a", LEAP_DAY]] })).toMatch(
      /^#VALUE! amount: .*an Excel error/,
    );
    expect(await work.predict({ data: [[{ type: "Entity" }, "a", LEAP_DAY]] })).toMatch(/^#VALUE! amount: .*data type/);
  });

  it("say that Excel was busy where it cannot be looked", async () => {
    const sheet = { handsBlanksAsZero: true, cellsAt: () => Promise.reject(new Error("busy")) };
    const work = await new FormulasAtWork({ sheet }).allow();
    expect(await work.predict({ data: [[0, "a", LEAP_DAY]] }, at(2))).toMatch(/^#VALUE! Something went wrong/);
  });
});
