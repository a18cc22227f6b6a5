import type { Cell } from "../../../src/core/table/cell";
import { OptionCells } from "../../../src/functions/arguments/option-cells";
import { ECHO, FormulasAtWork } from "../formulas-at-work";

/** 2024-02-29 */
const DAY = 45351;

function looking(areas: Readonly<Record<string, readonly (readonly Cell[])[]>>, handsBlanksAsZero = true) {
  const asked: (readonly string[])[] = [];
  const cells = new OptionCells({
    handsBlanksAsZero,
    cellsAt: (addresses) => {
      asked.push(addresses);
      return Promise.resolve(addresses.map((address) => areas[address]));
    },
  });
  return { cells, asked };
}

describe("options of an Excel that hands a blank cell over as 0", () => {
  it("are looked at where a value is 0: a blank cell is none, a 0 stays one", async () => {
    const { cells } = looking({
      "S!H1:I3": [
        ["limit", null],
        ["depth", 0],
        [null, null],
      ],
    });
    const given = [
      ["limit", 0],
      ["depth", 0],
      [0, 0],
    ];
    expect(await cells.lookedAt(given, "S!H1:I3")).toEqual([
      ["limit", null],
      ["depth", 0],
      [null, null],
    ]);
  });

  it("are refused where a value is 0 that nobody can look at, or is something else by now", async () => {
    const { cells } = looking({ "S!H1:I1": [["limit", 3]] });
    for (const address of [undefined, "S!gone"]) {
      await expect(cells.lookedAt([["limit", 0]], address)).rejects.toMatchObject({ kind: "#VALUE!" });
    }
    await expect(cells.lookedAt([["limit", 0]], "S!H1:I1")).rejects.toMatchObject({ trouble: "changed" });
  });

  it("are looked at for nothing else, and in no other Excel", async () => {
    const { cells, asked } = looking({});
    const web = looking({}, false);
    for (const given of [null, "limit", [["limit", 0.5]], [[null, null]]]) {
      expect(await cells.lookedAt(given, "S!H1:I1")).toBe(given);
    }
    expect(await web.cells.lookedAt([["limit", 0]], undefined)).toEqual([["limit", 0]]);
    expect([asked, web.asked]).toEqual([[], []]);
  });

  it("are looked at together, however many formulas ask", async () => {
    const { cells, asked } = looking({ "S!H1:I1": [["limit", null]], "S!H2:I2": [["limit", 0]] });
    const formulas = Array.from({ length: 100 }, (_, row) =>
      cells.lookedAt([["limit", 0]], `S!H${(row % 2) + 1}:I${(row % 2) + 1}`),
    );
    expect((await Promise.all(formulas)).slice(0, 2)).toEqual([[["limit", null]], [["limit", 0]]]);
    expect(asked).toEqual([["S!H1:I1", "S!H2:I2"]]);
  });

  it("never send a blank cell as a parameter of 0", async () => {
    const bodies: unknown[] = [];
    const sheet = { handsBlanksAsZero: true, cellsAt: () => Promise.resolve([[["temperature", null]]]) };
    const work = await new FormulasAtWork({ models: [ECHO], sheet, onBody: (body) => bodies.push(body) }).allow();
    const given = { data: [[5, "a", DAY]], options: [["temperature", 0]] };
    const at = { parameterAddresses: [null, "S!A2:C2", "S!A1:C1", null, "S!H1:I1"] };
    expect(await work.predict({ ...given, output: "half" }, at)).toEqual([[2.5]]);
    expect(bodies).toEqual([expect.not.objectContaining({ params: expect.anything() as unknown })]);
    expect(await work.predict(given)).toMatch(/^#VALUE! options: .*point at these/);
  });
});
