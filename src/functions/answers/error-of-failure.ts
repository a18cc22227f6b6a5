import { asScoringError } from "../../core/as-scoring-error";
import { CELL_CAUSES } from "../../core/columns/column-type";
import type { ErrorCode } from "../../core/errors";
import type { RowFailure } from "../../core/predictions/join-outcomes";
import { FormulaError, type FormulaTrouble } from "./formula-error";

interface Passing {
  readonly trouble: FormulaTrouble;
  readonly sentence: string;
}

const SIGN_IN: Passing = { trouble: "sign-in", sentence: "Open Scoresheet and sign in." };
const ASLEEP: Passing = {
  trouble: "asleep",
  sentence: "The endpoint is not ready yet, or it sleeps. Scoresheet tries again.",
};
const NETWORK: Passing = { trouble: "network", sentence: "The endpoint could not be reached. Scoresheet tries again." };
const LATER: Passing = { trouble: "failed", sentence: "The endpoint failed on this row. Recalculate later." };
const MOVED: Passing = { trouble: "changed", sentence: "The cells changed while they were read." };

/** What may pass without anybody changing the formula or its row. Everything else stays. */
const PASSING: Readonly<Partial<Record<ErrorCode, Passing>>> = {
  unauthorized: SIGN_IN,
  "sign-in-needed": SIGN_IN,
  "sign-in-failed": SIGN_IN,
  "login-page": SIGN_IN,
  forbidden: { trouble: "no-access", sentence: "This account may not query the endpoint." },
  unavailable: ASLEEP,
  "gateway-timeout": ASLEEP,
  "rate-limited": {
    trouble: "throttled",
    sentence: "The endpoint takes no more requests for now. Scoresheet tries again.",
  },
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
  cancelled: { trouble: "cancelled", sentence: "The calculation was cancelled." },
};

/** Troubles that end by themselves: such cells are calculated anew from time to time. */
export const ENDS_BY_ITSELF: ReadonlySet<FormulaTrouble> = new Set(["asleep", "throttled", "network"]);

/** Why a row has no prediction, as its formula says it. The endpoint's own words are scrubbed of values already. */
export function errorOfFailure({ code, message, detail, column }: RowFailure): FormulaError {
  const passing = PASSING[code];
  if (passing !== undefined) return new FormulaError("#N/A", passing.trouble, passing.sentence);
  const where = column === undefined ? "" : `${column}: `;
  const words = isOfCell(code) || detail === undefined ? message : `${message} ${detail}`;
  return new FormulaError("#VALUE!", "refused", shortened(where + words));
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
