import fc from "fast-check";
import { freezeFormulas } from "../../../src/excel/formulas/freeze-formulas";
import { parseGivenAddress } from "../../../src/excel/formulas/given-address";
import { areaOf, SHEET_COLUMNS } from "../../../src/workbench/model/areas/area";
import { deleteCells, insertCells } from "../../../src/workbench/model/edits/cell-shifts";
import { hideRows } from "../../../src/workbench/model/edits/hide-rows";
import { sortRows } from "../../../src/workbench/model/edits/sort-rows";
import { cellError, WAITING, type CellValue } from "../../../src/workbench/model/texts/cell-content";
import { runs } from "../../support/property-seed";
import { randomOf, type Random } from "../../support/random-of";
import { anyWritingHabits } from "../any-writing-habits";
import { doAsAPerson } from "../do-as-a-person";
import { CALM, openExcel, type OpenExcel } from "../open-excel";

const ROWS = 6;
/** Columns: an amount, the row's name, blank, its prediction. */
const [AMOUNT, NAME, PREDICTION] = [0, 1, 3];
/** What formulas of the person show. */
const OF_PERSON = 7;
/** What stands for no prediction. */
const TROUBLES: readonly CellValue[] = [WAITING, cellError("#N/A")];

/** Amounts are never the same, and so are predictions: texts that look like formulas and numbers among them. */
const predicted = (amount: number): CellValue =>
  [amount, `=${amount}`, `-${amount}`, `0${amount}`, `class ${amount}`][amount % 5]!;

const isTrouble = (value: CellValue): boolean => typeof value === "object" && value !== null;
/** A value, and for what is none its text. */
const plain = (value: CellValue): string | number | boolean | null =>
  typeof value === "object" && value !== null ? `(${value.error})` : value;

/** A sheet with a formula of ours in each row, a person who works in it, and all that they have seen and done. */
class Scene {
  readonly done: string[] = [];
  /** What each row's formula has shown, by the row's name. */
  readonly shown = new Map<string, Set<ReturnType<typeof plain>>>();
  /** What the person put in place of a prediction: a text, null for a blank cell, or the number that a formula of theirs shows. */
  readonly typed = new Map<string, CellValue>();
  readonly amounts = new Map<string, number>();
  readonly excel: OpenExcel;
  private lastAmount = 100;

  constructor(private readonly random: Random) {
    this.excel = openExcel({ habits: { ...anyWritingHabits(random), recalculates: false } });
    const { sheet } = this.excel;
    for (let row = 0; row < ROWS; row++) {
      this.amounts.set(`row ${row}`, ++this.lastAmount);
      sheet.writeValues(row, AMOUNT, [[this.lastAmount, `row ${row}`]]);
      if (random.chance(0.2)) sheet.setNumberFormat(areaOf(row, PREDICTION), "@");
      sheet.setContent(row, PREDICTION, { value: null, formula: `=SCORE.PREDICT("iris",A${row + 1}:B${row + 1})` });
    }
    this.calculate(0);
  }

  /** Each formula of ours shows what its own row is predicted; some have none. */
  calculate(troubled: number): void {
    const { sheet } = this.excel;
    for (const { row, column, formula } of sheet.formulaCells()) {
      if (!formula.includes("SCORE.")) {
        sheet.setContent(row, column, { value: OF_PERSON, formula });
        continue;
      }
      const value = this.random.chance(troubled)
        ? this.random.oneOf(TROUBLES)
        : predicted(Number(sheet.getValue(row, AMOUNT)));
      sheet.setContent(row, column, { value, formula });
      const name = String(sheet.getValue(row, NAME));
      this.shown.set(name, (this.shown.get(name) ?? new Set()).add(plain(value)));
    }
  }

  act(): void {
    const [name, deed] = this.random.oneOf(Object.entries(this.deeds));
    doAsAPerson(this.excel, this.done, name, deed);
  }

  /** Each row that may hold something. */
  rows(): { name: string; amount: CellValue; value: CellValue; formula: string | undefined }[] {
    const { sheet } = this.excel;
    return Array.from({ length: ROWS * 5 }, (_, row) => ({
      name: String(sheet.getValue(row, NAME) ?? ""),
      amount: sheet.getValue(row, AMOUNT),
      value: sheet.getValue(row, PREDICTION),
      formula: sheet.getFormula(row, PREDICTION),
    }));
  }

  private readonly deeds: Readonly<Record<string, () => void>> = {
    "edit an amount": () => {
      const { row, name } = this.anyRow();
      if (name === undefined) return;
      this.amounts.set(name, ++this.lastAmount);
      this.put(row, AMOUNT, this.lastAmount);
    },
    "insert a row": () =>
      insertCells(
        this.excel.model,
        this.excel.sheet.id,
        areaOf(this.anyRow().row, 0, 1, SHEET_COLUMNS),
        "down",
        "user",
      ),
    "delete a row": () => {
      const { row, name } = this.anyRow();
      if (name !== undefined) this.amounts.delete(name);
      deleteCells(this.excel.model, this.excel.sheet.id, areaOf(row, 0, 1, SHEET_COLUMNS), "up", "user");
    },
    "type a text": () => this.type("MINE", (row, sheet) => sheet.setValue(row, PREDICTION, "MINE")),
    "type a formula": () =>
      this.type(OF_PERSON, (row, sheet) =>
        sheet.setContent(row, PREDICTION, { value: OF_PERSON, formula: `=A${row + 1}*2` }),
      ),
    "clear a prediction": () => this.type(null, (row, sheet) => sheet.setValue(row, PREDICTION, null)),
    sort: () => {
      const key = { place: AMOUNT, isDescending: this.random.chance(0.5), takesTextAsNumber: false };
      sortRows(this.excel.model, this.excel.sheet.id, areaOf(0, 0, ROWS, 4), [key], false, "user");
    },
    hide: () => hideRows(this.excel.model, this.excel.sheet.id, areaOf(this.anyRow().row, 0), true, "user"),
    "protect or unprotect": () => {
      if (this.random.chance(0.3)) this.excel.sheet.isProtected = !this.excel.sheet.isProtected;
    },
    "leave results that may be old": () => {
      if (this.random.chance(0.1)) this.excel.model.hasStaleResults = true;
    },
  };

  private anyRow(): { row: number; name: string | undefined } {
    const row = this.random.below(ROWS);
    const name = this.excel.sheet.getValue(row, NAME);
    return { row, name: typeof name === "string" ? name : undefined };
  }

  private put(row: number, column: number, value: CellValue): void {
    this.excel.sheet.setValue(row, column, value);
    this.excel.model.cellsWritten(this.excel.sheet.id, areaOf(row, column), "user");
  }

  private type(shown: CellValue, enter: (row: number, sheet: OpenExcel["sheet"]) => void): void {
    const { row, name } = this.anyRow();
    if (name === undefined) return;
    this.typed.set(name, shown);
    enter(row, this.excel.sheet);
    this.excel.model.cellsWritten(this.excel.sheet.id, areaOf(row, PREDICTION), "user");
  }
}

describe("formulas that become values while somebody works in the sheet", () => {
  it("leave each row what its own formula showed, or the formula, and the person what is theirs", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const random = randomOf(seed);
        const scene = new Scene(random);
        const { excel, done } = scene;
        let copies = 0;
        excel.aroundSync((sync) => {
          for (let deeds = random.below(3); deeds > 0 && sync < 9; deeds--) scene.act();
          scene.calculate(0.1);
          copies = sync;
          done.push(`sync ${sync}`);
          return undefined;
        });
        const addresses = Array.from({ length: ROWS }, (_, row) => `Data!D${row + 1}`);
        const frozen = await excel.queue.session(
          CALM,
          (session) => freezeFormulas(session, addresses, { knowsSpills: random.chance(0.5) }),
          "writing",
        );
        const told = done.join(", ");
        const { became, changed, left } = frozen;
        expect([told, became.length + changed.length + left.length]).toEqual([told, ROWS]);
        const rows = scene.rows();
        expect(new Map(rows.filter(({ name }) => name !== "").map(({ name, amount }) => [name, amount]))).toEqual(
          scene.amounts,
        );
        // Rows may have moved since some were copied, in a request of their own.
        const isOneCopy = copies <= 3;
        const rowsOf = (given: readonly string[]) => new Set(given.map((each) => parseGivenAddress(each)!.area.row));
        const [becameRows, changedRows] = [rowsOf(became), rowsOf(changed)];
        let lost = 0;
        for (const [row, { name, value, formula }] of rows.entries()) {
          const at = `${told}: ${name} in row ${row} holds ${formula ?? JSON.stringify(value)}`;
          const typed = scene.typed.get(name);
          // Nobody's value is at another's row, whatever happens.
          const own = scene.typed.has(name)
            ? value === typed
            : name === ""
              ? value === null
              : scene.shown.get(name)!.has(plain(value));
          expect([at, own]).toEqual([at, true]);
          if (formula !== undefined) {
            expect([at, formula.includes(`A${row + 1}`)]).toEqual([at, true]);
            expect([at, isOneCopy && (becameRows.has(row) || changedRows.has(row))]).toEqual([at, false]);
            continue;
          }
          const isLost = typed === OF_PERSON || (!scene.typed.has(name) && isTrouble(value));
          if (isLost) lost++;
          if (isOneCopy && isLost) expect([at, changedRows.has(row)]).toEqual([at, true]);
        }
        expect([told, lost <= changed.length]).toEqual([told, true]);
      }),
      { numRuns: runs(400, 40) },
    );
  });
});
