import { asScoringError } from "../../core/as-scoring-error";
import { CELL_CAUSES } from "../../core/columns/column-type";
import type { ErrorCode } from "../../core/errors";
import type { Sentence } from "../host/cell-sentences";
import { FormulaError, type FormulaTrouble } from "./formula-error";
import type { FormulaFailure } from "./row-answer";

interface Passing {
  readonly trouble: FormulaTrouble;
  readonly sentence: Sentence;
}

const SIGN_IN: Passing = { trouble: "sign-in", sentence: (say) => say.signIn };
const ASLEEP: Passing = { trouble: "asleep", sentence: (say) => say.asleep };
const NETWORK: Passing = { trouble: "network", sentence: (say) => say.unreachable };
const LATER: Passing = { trouble: "failed", sentence: (say) => say.failedOnRow };
const MOVED: Passing = { trouble: "changed", sentence: (say) => say.changedMeanwhile };

/** What may pass without anybody changing the formula or its row. Everything else stays. */
const PASSING: Readonly<Partial<Record<ErrorCode, Passing>>> = {
  unauthorized: SIGN_IN,
  "sign-in-needed": SIGN_IN,
  "sign-in-failed": SIGN_IN,
  "login-page": SIGN_IN,
  forbidden: { trouble: "no-access", sentence: (say) => say.mayNotQuery },
  unavailable: ASLEEP,
  "gateway-timeout": ASLEEP,
  "rate-limited": { trouble: "throttled", sentence: (say) => say.throttled },
  network: NETWORK,
  "nothing-listening": NETWORK,
  "host-unknown": NETWORK,
  "proxy-unreachable": NETWORK,
  "proxy-sign-in-needed": NETWORK,
  "proxy-refused": NETWORK,
  "server-failed": LATER,
  "model-error": LATER,
  "malformed-response": LATER,
  "row-count-mismatch": LATER,
  "sheet-changed": MOVED,
  "excel-busy": MOVED,
  "cell-edit-mode": MOVED,
  cancelled: { trouble: "cancelled", sentence: (say) => say.cancelled },
};

/** Troubles that end by themselves: such cells are calculated anew from time to time. */
export const ENDS_BY_ITSELF: ReadonlySet<FormulaTrouble> = new Set([
  "asleep",
  "throttled",
  "network",
  // Excel was busy, or the sheet went on while it was looked at.
  "changed",
]);

/** Why a row has no prediction, as its formula says it. The endpoint's own words are scrubbed of values already. */
export function errorOfFailure({ code, detail, column, sentence }: FormulaFailure): FormulaError {
  const passing = PASSING[code];
  if (passing !== undefined) return new FormulaError("#N/A", passing.trouble, passing.sentence);
  const where = column === undefined ? "" : `${column}: `;
  const why: Sentence = sentence ?? ((say) => say.refused(code, isOfCell(code) ? undefined : detail));
  return new FormulaError("#VALUE!", "refused", (say) => shortened(where + why(say)));
}

/** The same for whatever was thrown. */
export function errorOf(thrown: unknown): FormulaError {
  if (thrown instanceof FormulaError) return thrown;
  const { code, message, detail, column } = asScoringError(thrown);
  return errorOfFailure({ code, message, ...(detail && { detail }), ...(column && { column }) });
}

const CAUSES: ReadonlySet<string> = new Set(CELL_CAUSES);

function isOfCell(code: ErrorCode): boolean {
  return CAUSES.has(code);
}

/** A card beside a cell shows a few lines. */
const MOST_CHARACTERS = 400;

function shortened(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1)}…`;
}
