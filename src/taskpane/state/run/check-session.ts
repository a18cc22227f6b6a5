import type { ColumnReading, Readings } from "../../../core/columns/column-reading";
import type { CellCause } from "../../../core/columns/column-type";
import type { CellProblem, PreflightReport } from "../../../core/request/preflight";
import { Subscribable } from "../basis/subscribable";

/** What the analyst said about cells at fault. Keys are `choicesKey`: another model has other types, hence other faults. */
export interface CheckState {
  readonly choices: ReadonlyMap<string, Readings>;
  /** Faults whose rows the analyst agreed to leave out: how many rows each had when that was agreed. Empty once that was taken back. */
  readonly accepted: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

const NOTHING_ACCEPTED: ReadonlyMap<string, number> = new Map();

/** What is done about cells that would be refused or mis-scored, kept while the pane is open. */
export class CheckSession extends Subscribable<CheckState> {
  constructor() {
    super({ choices: new Map(), accepted: new Map() });
  }

  choicesOf(key: string): Readings {
    return this.getState().choices.get(key) ?? {};
  }

  /** Says how the cells of one column are read; an empty choice takes back what was said before. */
  choose(key: string, column: string, choice: ColumnReading): void {
    const { [column]: _before, ...others } = this.choicesOf(key);
    const next = Object.keys(choice).length === 0 ? others : { ...others, [column]: choice };
    const state = this.getState();
    this.publish({ ...state, choices: new Map([...state.choices, [key, next]]) });
  }

  /**
   * The analyst has seen this report and goes on: what it holds may be left out without asking again, but for what was chosen to
   * be read otherwise since.
   * @param checkedWith the choices under which the report was made
   */
  accept(key: string, report: PreflightReport, checkedWith: Readings): void {
    const now = this.choicesOf(key);
    const leftOut = report.problems.filter((one) => faultKey(one, checkedWith) === faultKey(one, now));
    const faults = new Map(leftOut.map((one) => [faultKey(one, now), one.rowCount]));
    const state = this.getState();
    const others = [...state.accepted].filter(([other]) => other !== key);
    this.publish({ ...state, accepted: new Map(faults.size === 0 ? others : [...others, [key, faults]]) });
  }

  /** The next faults are shown again, whatever was agreed. */
  askAgain(key: string): void {
    const state = this.getState();
    this.publish({ ...state, accepted: new Map([...state.accepted, [key, NOTHING_ACCEPTED]]) });
  }

  /**
   * Whether a report under the present choices holds nothing new: no other fault, no more rows of one, and no cell that a cure
   * chosen since has failed to mend. Rows that could be scored must be left, too.
   */
  isAccepted(key: string, report: PreflightReport): boolean {
    const faults = this.getState().accepted.get(key);
    const choices = this.choicesOf(key);
    return (
      faults !== undefined &&
      report.cleanRows > 0 &&
      report.problems.every((problem) => problem.rowCount <= (faults.get(faultKey(problem, choices)) ?? 0))
    );
  }
}

/** A fault under the reading with which it was found: under another one it is another matter. */
function faultKey({ column, cause }: CellProblem, choices: Readings): string {
  return JSON.stringify([column, cause, readingOf(choices, column, cause)]);
}

/** How cells of a column with this fault are read, as a text to compare. */
export function readingOf(choices: Readings, column: string, cause: CellCause): string {
  const { type, dateForm, cures, decimalMark } = choices[column] ?? {};
  const cure = cures?.[cause];
  return JSON.stringify([type, dateForm, cure, cure?.kind === "convert" ? decimalMark : undefined]);
}
