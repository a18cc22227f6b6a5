/** Ways in which a real endpoint fails, which tests and demos can switch on. */
export const FAULT_KINDS = {
  "rate-limited": '429 with the header Retry-After: `retryAfter` (default "1"; null leaves it out)',
  "cold-start": "503 with Retry-After, as an endpoint that scaled to zero and wakes up",
  "server-error": "500",
  unauthorized: "401, as with an expired token",
  slow: "the right answer, `delayMs` later (default 2000)",
  hang: "no answer until the caller gives up",
  "short-answer": "200 with `rows` predictions too few (default 1)",
  "malformed-json": "200 with a body that breaks off",
  "nan-predictions": "200 with bare NaN for the first `rows` predictions (default all)",
  "login-page": "200 with an HTML page, as behind a private link",
  "refuse-rows": "400 for a batch in which a cell of `column` equals `value`; the message does not say which row",
  "drop-connection": "the connection is closed without an answer",
  "scaled-in-batch": "200 with each number less the mean of all rows of the request, each text with their count",
  "formula-predictions": "200 with texts that a sheet would take for formulas",
} as const;

export type FaultKind = keyof typeof FAULT_KINDS;

/** One fault. It is live after `skip` requests, for `times` requests or `forSeconds` seconds; without them always. */
export interface Fault {
  readonly kind: FaultKind;
  /** The endpoint's name; without it every endpoint. */
  readonly endpoint?: string;
  readonly skip?: number;
  readonly times?: number;
  readonly forSeconds?: number;
  readonly retryAfter?: string | null;
  readonly delayMs?: number;
  readonly rows?: number;
  readonly column?: string;
  readonly value?: string | number | boolean | null;
}

const NUMBER_FIELDS = ["skip", "times", "forSeconds", "delayMs", "rows"];
const TEXT_FIELDS = ["endpoint", "column"];
const FIELDS = ["kind", "retryAfter", "value", ...NUMBER_FIELDS, ...TEXT_FIELDS];

/** Reads one fault or a list of them from a JSON value. Returns a sentence for people if it is neither. */
export function readFaults(value: unknown): readonly Fault[] | string {
  const faults: readonly unknown[] = Array.isArray(value) ? value : [value];
  const mistake = faults.map(mistakeIn).find((sentence) => sentence !== undefined);
  return mistake ?? (faults as readonly Fault[]);
}

function mistakeIn(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return "A fault is an object with a kind.";
  const fault = value as Readonly<Record<string, unknown>>;
  if (typeof fault.kind !== "string" || !Object.hasOwn(FAULT_KINDS, fault.kind)) {
    return `kind must be one of: ${Object.keys(FAULT_KINDS).join(", ")}.`;
  }
  const unknownField = Object.keys(fault).find((field) => !FIELDS.includes(field));
  if (unknownField !== undefined) return `A fault has no field "${unknownField}". It may have: ${FIELDS.join(", ")}.`;
  const notNumber = NUMBER_FIELDS.find((field) => field in fault && !isCount(fault[field]));
  if (notNumber !== undefined) return `${notNumber} must be a number, 0 or more.`;
  const notText = TEXT_FIELDS.find((field) => field in fault && typeof fault[field] !== "string");
  if (notText !== undefined) return `${notText} must be a text.`;
  const { retryAfter } = fault;
  if (retryAfter !== undefined && retryAfter !== null && typeof retryAfter !== "string") {
    return "retryAfter must be a text, the header's value, or null.";
  }
  return fault.kind === "refuse-rows" && fault.column === undefined ? "refuse-rows needs a column." : undefined;
}

function isCount(value: unknown): boolean {
  return typeof value === "number" && value >= 0;
}
