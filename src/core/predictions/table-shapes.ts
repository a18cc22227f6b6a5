import { isJsonObject, type JsonObject } from "../json/json-object";

/** A frame in pandas' split form: `{"columns": [...], "data": [[...], ...]}`, with or without `index`. */
export interface SplitFrame extends JsonObject {
  readonly columns: readonly unknown[];
  readonly data: readonly unknown[];
}

/** A frame, its rows in the order of those sent; `rows[i].length === columns.length`. */
export interface Frame {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

const SPLIT_KEYS = ["columns", "data", "index", "dtypes", "column_names", "index_names"];

/** Whether an object is a frame in split form, rather than outputs of those names. */
export function isSplitFrame(value: JsonObject): value is SplitFrame {
  const { columns, data } = value;
  if (!Array.isArray(columns) || !Array.isArray(data) || !data.every(Array.isArray)) return false;
  return Object.keys(value).every((key) => SPLIT_KEYS.includes(key));
}

/**
 * The rows of a frame in split form. Where its index is the numbers from 0 on, in whatever order, rows are put back in the order of those sent: a
 * model may sort. Another index that does not rise proves no order.
 * @returns what is wrong with it, where its rows cannot be told
 */
export function readSplitFrame({ columns, data, index }: SplitFrame): Frame | string {
  const rows = data as readonly (readonly unknown[])[];
  if (columns.length === 0) return "its table has no columns";
  if (rows.some((row) => row.length !== columns.length)) return "its rows have more or fewer values than columns";
  const places = index === undefined ? rows.map((_row, place) => place) : placesOf(index, rows.length);
  if (places === undefined) return "its index is not in the order of the rows sent";
  const ordered = new Array<readonly unknown[]>(rows.length);
  rows.forEach((row, at) => (ordered[places[at]!] = row));
  return { columns: columns.map((name) => (typeof name === "string" ? name : JSON.stringify(name))), rows: ordered };
}

/** For each row of the answer its place among the rows sent. Labels that are no numbers, nor texts of digits, are taken to be in that order. */
function placesOf(index: unknown, rowCount: number): readonly number[] | undefined {
  if (!Array.isArray(index) || index.length !== rowCount) return undefined;
  // Some writers make texts of all labels.
  const labels = index.map((label: unknown) =>
    typeof label === "string" && /^\d{1,15}$/.test(label) ? Number(label) : label,
  );
  if (!labels.every((label) => typeof label === "number")) return labels.map((_label, place) => place);
  const numbers = labels;
  const isPermutation = new Set(numbers).size === rowCount && numbers.every((label) => isPlace(label, rowCount));
  if (isPermutation) return numbers;
  const rises = numbers.every((label, place) => place === 0 || label > numbers[place - 1]!);
  return rises ? numbers.map((_label, place) => place) : undefined;
}

function isPlace(label: number, rowCount: number): boolean {
  return Number.isInteger(label) && label >= 0 && label < rowCount;
}

/**
 * A series or a frame whose rows have labels: `{"0": v, "1": v}`, `{"a": {"0": v, "1": v}}`, `{"0": {"a": v}, "1": {"a": v}}`. Only the labels from 0
 * on, one for each row sent, prove which row is which: JSON.parse puts keys that are numbers in rising order, whatever order they came in.
 * @returns undefined where the labels are not those; "ambiguous" where rows and columns both have them
 */
export function readLabelled(
  table: JsonObject,
  rowCount: number,
): Frame | { readonly list: readonly unknown[] } | "ambiguous" | undefined {
  const values = Object.values(table);
  const hasRows = rowCount > 0 && isLabelled(table, rowCount);
  const hasColumns = values.every((value) => isJsonObject(value) && isLabelled(value, rowCount));
  if (hasRows && hasColumns && rowCount > 1) return "ambiguous";
  if (hasColumns) {
    const columns = values as readonly JsonObject[];
    const rows = Array.from({ length: rowCount }, (_, row) => columns.map((column) => column[String(row)]));
    return { columns: Object.keys(table), rows };
  }
  return hasRows ? { list: values } : undefined;
}

function isLabelled(value: JsonObject, rowCount: number): boolean {
  const labels = Object.keys(value);
  return labels.length === rowCount && labels.every((label, place) => label === String(place));
}
