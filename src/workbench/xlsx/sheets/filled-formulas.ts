import { tooLarge } from "../package/workbook-file-error";
import { formulaFiller, type FormulaFiller } from "../../model/texts/fill-formula";

interface Master {
  readonly row: number;
  readonly column: number;
  /** Of its formula, in characters. */
  readonly length: number;
  readonly filler: FormulaFiller;
}

/** How much of formulas a sheet may write once and fill into other cells: a few bytes of a file may stand for any number of long ones. */
export interface MostFilled {
  /** Of all filled formulas together. */
  readonly characters: number;
  /** In all of them together: each is worked out on its own. */
  readonly references: number;
}

/** More than a hundred characters and nineteen references in each row of a sheet; seconds of work, and less than 400 MB. */
const MOST_FILLED: MostFilled = { characters: 150_000_000, references: 20_000_000 };

/** The formulas that one sheet stores once for many cells (ECMA-376 Part 1, 18.3.1.40). A formula stands at the first of its cells. */
export class FilledFormulas {
  private readonly masters = new Map<string, Master>();
  private characters = 0;
  private references = 0;

  constructor(private readonly most: MostFilled = MOST_FILLED) {}

  /** @param text without its leading "=" */
  add(index: string, row: number, column: number, text: string): void {
    this.masters.set(index, { row, column, length: text.length, filler: formulaFiller(text) });
  }

  /**
   * The formula of another cell that this one fills, without its leading "="; undefined where none was added under the index.
   * @throws WorkbookFileError `too-large`
   */
  at(index: string, row: number, column: number): string | undefined {
    const master = this.masters.get(index);
    if (master === undefined) return undefined;
    this.characters += master.length;
    this.references += master.filler.referenceCount;
    if (this.characters > this.most.characters) {
      throw tooLarge(`its filled formulas are longer than ${inMillions(this.most.characters)} characters together`);
    }
    if (this.references > this.most.references) {
      throw tooLarge(`its filled formulas look at more than ${inMillions(this.most.references)} cells together`);
    }
    return master.filler.fill(row - master.row, column - master.column);
  }
}

function inMillions(count: number): string {
  return count < 1_000_000 ? String(count) : `${count / 1_000_000} million`;
}
