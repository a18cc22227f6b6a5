import fc from "fast-check";
import { ECHO, FormulasAtWork } from "../formulas-at-work";

/** 2024-02-29 */
const DAY = 45351;
const NAMED = { ...ECHO, outputs: ["a", "b", "c"].map((name) => ({ name, type: "double" as const })) };

function answering(byAmount: (amount: number) => unknown, models = [NAMED]) {
  const interfere = (rows: readonly Readonly<Record<string, unknown>>[]) =>
    Response.json({ predictions: rows.map(({ amount }) => byAmount(amount as number)) });
  return new FormulasAtWork({ models, interfere }).allow();
}

const ask = (work: FormulasAtWork, amount: number, output?: string | number) =>
  work.predict({ data: [[amount, "a", DAY]], output });

describe("outputs of formulas", () => {
  it("have the signature's order, whatever the order of the answers and whichever rows share a request", () => {
    const anyOrder = fc.shuffledSubarray(["a", "b", "c"], { minLength: 1 });
    return fc.assert(
      fc.asyncProperty(
        fc.array(anyOrder, { minLength: 1, maxLength: 5 }),
        fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        async (orders, together) => {
          const work = await answering((row) =>
            Object.fromEntries(orders[row]!.map((name) => [name, `${name} of ${row}`])),
          );
          const value = (row: number, name: string) => (orders[row]!.includes(name) ? `${name} of ${row}` : "");
          const rows = orders.map((_order, row) => row);
          const asked: Promise<unknown>[] = [];
          for (const row of rows) {
            asked.push(Promise.all([ask(work, row), ask(work, row, 2)]));
            if (together[row] !== true) await Promise.all(asked);
          }
          expect(await Promise.all(asked)).toEqual(
            rows.map((row) => [[["a", "b", "c"].map((name) => value(row, name))], [[value(row, "b")]]]),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it("have the order of the first answer where the signature says otherwise: another row's are found by name", async () => {
    const answers = [{ price: 100, risk: 0.1 }, { risk: 0.2, price: 200 }, { risk: 0.3 }, { other: 1 }];
    const work = await answering((row) => answers[row]);
    expect(await ask(work, 0, 1)).toEqual([[100]]);
    expect(await ask(work, 1, 1)).toEqual([[200]]);
    expect(await ask(work, 1)).toEqual([[200, 0.2]]);
    expect(await ask(work, 2)).toEqual([["", 0.3]]);
    expect(await ask(work, 2, "price")).toEqual([[""]]);
    expect(await ask(work, 3, "price")).toMatch(/^#VALUE! The model answered other outputs/);
  });

  it("are not named by a row without a value, which has none of them", async () => {
    const work = await answering((row) => (row === 0 ? null : { b: 2, a: 1, c: 3 }));
    expect(await ask(work, 0)).toEqual([["", "", ""]]);
    expect(await ask(work, 0, "b")).toEqual([[""]]);
    const data = [5, 0].map((amount) => [amount, "b", DAY]);
    expect(await work.predict({ data })).toEqual([
      [1, 2, 3],
      ["", "", ""],
    ]);
  });

  it("are one without a name where the model answers plain values, whatever its signature says", async () => {
    const work = await answering((row) => (row === 0 ? null : row), [{ ...NAMED, outputs: NAMED.outputs.slice(0, 1) }]);
    expect(await ask(work, 0)).toEqual([[""]]);
    expect(await ask(work, 7)).toEqual([[7]]);
    expect(await ask(work, 0)).toEqual([[""]]);
  });
});
