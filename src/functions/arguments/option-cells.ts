import { FormulaError, wrongArgument } from "../answers/formula-error";
import { isDate, numberIn, type Cell } from "../../core/table/cell";
import type { SheetCells } from "../host/ports";
import { GatheredQuestions } from "./gathered-questions";
import { isLeftOut, type GivenCell } from "./read-rows";

type Area = readonly (readonly Cell[])[] | undefined;

/** Looks which zeros among the options of formulas are blank cells, in an Excel that hands these over as 0. */
export class OptionCells {
  private readonly questions: GatheredQuestions<Area>;

  constructor(private readonly sheet: Pick<SheetCells, "handsBlanksAsZero" | "cellsAt">) {
    this.questions = new GatheredQuestions((addresses) => sheet.cellsAt(addresses));
  }

  /**
   * The options with their blank cells blank.
   * @param address undefined where they are calculated, or where this Excel does not tell
   * @throws FormulaError where nobody knows which zeros are blank cells
   */
  async lookedAt(given: GivenCell, address: string | undefined): Promise<GivenCell> {
    if (!this.sheet.handsBlanksAsZero || isLeftOut(given) || !Array.isArray(given)) return given;
    const rows = given as readonly GivenCell[];
    if (!rows.flat().includes(0)) return given;
    if (address === undefined) throw zeroOrBlank();
    const area = await this.questions.about(address);
    if (area === undefined) throw zeroOrBlank();
    return rows.map((row, y) => (Array.isArray(row) ? row.map((value, x) => lookedAt(value, area[y]?.[x])) : row));
  }
}

function lookedAt(value: GivenCell, found: Cell | undefined): GivenCell {
  if (value !== 0 || found === null) return value === 0 ? null : value;
  if (found !== undefined && (isDate(found) ? found.serial : numberIn(found)) === 0) return value;
  throw new FormulaError("#N/A", "changed", (say) => say.changedMeanwhile);
}

function zeroOrBlank(): FormulaError {
  return wrongArgument((say) => say.optionZeroOrBlank);
}
