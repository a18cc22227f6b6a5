import { MissingPrediction, type Prediction } from "./prediction";

type Reason = MissingPrediction["reason"];

/** Texts that pandas and NumPy write for no value at all, and that are nobody's label. */
const NEVER_A_VALUE: Readonly<Record<string, Reason>> = {
  NaN: "NaN",
  nan: "NaN",
  NAN: "NaN",
  "-nan": "NaN",
  "<NA>": "NaN",
  NaT: "NaT",
};

/** Texts that are no number, and may be a label beside other texts. */
const NO_NUMBER: Readonly<Record<string, Reason>> = {
  inf: "Infinity",
  "+inf": "Infinity",
  Infinity: "Infinity",
  "+Infinity": "Infinity",
  "-inf": "-Infinity",
  "-Infinity": "-Infinity",
};

/** Texts that are a label as long as no number stands beside them: every row of a batch may be of the class "None". */
const NO_LABEL: Readonly<Record<string, Reason>> = { None: "null", null: "null" };

const ALL: Readonly<Record<string, Reason>> = { ...NEVER_A_VALUE, ...NO_NUMBER, ...NO_LABEL };

/**
 * One rule for what a server writes bare and what it writes as text: "NaN", "nan", "NaT" and "<NA>" are missing everywhere. In an output with
 * other texts "Infinity", "None" and their like are labels; without any, an infinity is missing, and beside numbers "None" and "null" are, too.
 * @param rows `rows[i].length === width`
 */
export function withoutMissingTexts(
  rows: readonly (readonly Prediction[])[],
  width: number,
): readonly (readonly Prediction[])[] {
  // Most answers hold none of these texts: they are looked through once and not written anew.
  if (!rows.some((row) => row.some((value) => typeof value === "string" && isInAll(value)))) return rows;
  const reasons = Array.from({ length: width }, (_, place) => reasonsFor(rows.map((row) => row[place]!)));
  return rows.map((row) => row.map((value, place) => unlessMissing(value, reasons[place]!)));
}

/** How a text of them begins: most are told by that, without a look at all of them. */
const FIRST_UNITS = new Set(Object.keys(ALL).map((text) => text.charCodeAt(0)));

function isInAll(text: string): boolean {
  return FIRST_UNITS.has(text.charCodeAt(0)) && Object.hasOwn(ALL, text);
}

/** @param values of one output */
function reasonsFor(values: readonly Prediction[]): Readonly<Record<string, Reason>> {
  if (values.some((value) => isText(value) && !Object.hasOwn(ALL, value))) return NEVER_A_VALUE;
  const holdsNumbers = values.some((value) => !isText(value) && !(value instanceof MissingPrediction));
  return holdsNumbers ? ALL : { ...NEVER_A_VALUE, ...NO_NUMBER };
}

/** Digits alone are an integer too long for a number. */
function isText(value: Prediction): value is string {
  return typeof value === "string" && !/^-?\d+$/.test(value);
}

function unlessMissing(value: Prediction, reasons: Readonly<Record<string, Reason>>): Prediction {
  const reason = typeof value === "string" && Object.hasOwn(reasons, value) ? reasons[value] : undefined;
  return reason === undefined ? value : new MissingPrediction(reason);
}
