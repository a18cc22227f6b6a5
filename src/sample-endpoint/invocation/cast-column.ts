import type { ModelColumnType, ModelCell } from "../models/sample-model";
import { pythonType, quoteAsPython } from "../python/python-text";
import { badRequest } from "../python/scoring-refusal";

/** What NumPy calls the types of a signature; MLflow's messages use these names. */
const NUMPY_TYPES: Readonly<Record<ModelColumnType, string>> = {
  double: "float64",
  float: "float32",
  integer: "int32",
  long: "int64",
  boolean: "bool",
  string: "<class 'object'>",
  datetime: "datetime64[ns]",
};

/**
 * Converts one column of a request to its declared type, with all the quirks that were seen on a real MLflow 3.11
 * server: a blank is NaN in a double and refused in an integer, 5.7 becomes 5, every non-empty text is true.
 * Throws the 400 that names column and cell, but not the row.
 */
export function castColumn(name: string, type: ModelColumnType, cells: readonly unknown[]): ModelCell[] {
  try {
    if (type === "boolean") return castBooleans(cells);
    if (type === "string") return cells.map(castText);
    if (type === "datetime") return cells.map(castDatetime);
    if (type === "integer" || type === "long") return castWholeNumbers(cells, type);
    return cells.map((cell) => castNumber(cell, type));
  } catch (error) {
    if (!(error instanceof ConversionError)) throw error;
    throw badRequest(
      "Invalid input. Data is not compatible with model signature. " +
        `Failed to convert column ${name} to type '${NUMPY_TYPES[type]}'. Error: '${error.message}'`,
    );
  }
}

/** The message is the exception as Python shows it: `ValueError("...")`. */
class ConversionError extends Error {}

function castNumber(cell: unknown, type: "double" | "float"): number {
  if (cell === null) return NaN;
  if (typeof cell === "object") {
    throw new ConversionError(
      `TypeError("float() argument must be a string or a real number, not '${pythonType(cell)}'")`,
    );
  }
  const value = typeof cell === "string" ? floatFromText(cell) : Number(cell);
  return type === "float" ? Math.fround(value) : value;
}

/** What Python's `float()` reads: blanks around it, `1_000`, `1e5`, nan, inf and infinity in any case. */
function floatFromText(text: string): number {
  const trimmed = text.trim().toLowerCase();
  const special = /^([+-]?)(nan|inf|infinity)$/.exec(trimmed);
  if (special) return special[2] === "nan" ? NaN : special[1] === "-" ? -Infinity : Infinity;
  if (!/^[+-]?(\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)(e[+-]?\d+)?$/.test(trimmed)) {
    throw new ConversionError(`ValueError("could not convert string to float: ${quoteAsPython(text)}")`);
  }
  return Number(trimmed.replace(/_/g, ""));
}

function castWholeNumbers(cells: readonly unknown[], type: "integer" | "long"): number[] {
  // Numbers and blanks together are read as floats, and NaN is what cannot be converted. In a column with anything
  // else, or with nothing but blanks, each cell is converted on its own.
  const areFloats = cells.every((cell) => cell === null || typeof cell === "number");
  if (areFloats && cells.includes(null) && cells.some((cell) => cell !== null)) {
    throw new ConversionError("IntCastingNaNError('Cannot convert non-finite values (NA or inf) to integer')");
  }
  return cells.map((cell) => wrapToBits(wholeNumber(cell), type === "integer" ? 32 : 64));
}

function wholeNumber(cell: unknown): number {
  if (typeof cell === "number" || typeof cell === "boolean") return Math.trunc(Number(cell));
  if (typeof cell !== "string") {
    throw new ConversionError(
      "TypeError(\"int() argument must be a string, a bytes-like object or a real number, not '" +
        `${pythonType(cell)}'")`,
    );
  }
  if (!/^\s*[+-]?\d+(_\d+)*\s*$/.test(cell)) {
    throw new ConversionError(`ValueError("invalid literal for int() with base 10: ${quoteAsPython(cell)}")`);
  }
  return Number(cell.replace(/_/g, ""));
}

/** Numbers beyond the type lose their upper bits and the answer is silently wrong: 3000000000 is -1294967296. */
function wrapToBits(value: number, bits: 32 | 64): number {
  return Number.isFinite(value) ? Number(BigInt.asIntN(bits, BigInt(value))) : value;
}

function castBooleans(cells: readonly unknown[]): boolean[] {
  // A blank among numbers is NaN, and NaN is true; a blank anywhere else is None, and None is false.
  const areFloats = cells.some((cell) => typeof cell === "number");
  const blankIsTrue = areFloats && cells.every((cell) => cell === null || typeof cell === "number");
  return cells.map((cell) => (cell === null ? blankIsTrue : Boolean(cell)));
}

const NANOSECONDS_PER_MS = 1_000_000;

/** In milliseconds. Pandas reads a plain number as nanoseconds since 1970, and an empty text as no time; of texts, only ISO 8601 is read here. */
function castDatetime(cell: unknown, position: number): number {
  if (cell === null || cell === "") return NaN;
  if (typeof cell === "number") return cell / NANOSECONDS_PER_MS;
  const iso =
    typeof cell === "string" ? /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?$/.exec(cell) : null;
  const ms = iso === null ? NaN : Date.parse(`${iso[1]}T${iso[2] ?? "00:00"}Z`);
  if (!Number.isNaN(ms)) return ms;
  const shown = typeof cell === "string" ? cell : JSON.stringify(cell);
  throw new ConversionError(
    `DateParseError("Unknown datetime string format, unable to parse: ${shown}, at position ${position}")`,
  );
}

/** A text column takes what comes: a number stays a number. */
function castText(cell: unknown): ModelCell {
  if (typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean") return cell;
  return cell === null ? null : JSON.stringify(cell);
}
