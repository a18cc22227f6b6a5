import type { InputTable } from "./input-table";

const HEAD_AND_TAIL_ROWS = 5;
/** pandas prints up to 60 rows whole. Source: pandas options, `display.max_rows`. */
const MAX_WHOLE_ROWS = 60;

/** A table as pandas prints it: MLflow's schema errors quote the whole request in this form. */
export function frameText({ columns, rows }: InputTable): string {
  if (columns.length === 0 || rows.length === 0) return `Empty DataFrame\nColumns: [${columns.join(", ")}]\nIndex: []`;
  const isCut = rows.length > MAX_WHOLE_ROWS;
  const shown = rows.map((row, index) => ({ row, label: String(index) }));
  const head = isCut ? shown.slice(0, HEAD_AND_TAIL_ROWS) : shown;
  const tail = isCut ? shown.slice(-HEAD_AND_TAIL_ROWS) : [];
  const labels = [...head.map((line) => line.label), ...(isCut ? [".."] : []), ...tail.map((line) => line.label)];
  const printed = columns.map((column, index) => {
    const texts = columnTexts([...head, ...tail].map((line) => line.row[index]));
    if (isCut) texts.splice(head.length, 0, "...");
    return alignRight([String(column), ...texts]);
  });
  const indexes = alignLeft(["", ...labels]);
  const lines = indexes.map((label, line) => [label, ...printed.map((texts) => texts[line])].join("  "));
  return lines.join("\n") + (isCut ? `\n\n[${rows.length} rows x ${columns.length} columns]` : "");
}

/** Numbers of one column are printed with the same count of decimals, at most 6. */
function columnTexts(cells: readonly unknown[]): string[] {
  const numbers = cells.filter((cell) => typeof cell === "number");
  const decimals = Math.max(1, ...numbers.map((value) => decimalsOf(value)));
  return cells.map((cell) => (typeof cell === "number" ? numberText(cell, decimals) : cellText(cell)));
}

function decimalsOf(value: number): number {
  return Math.min(6, (String(value).split(".")[1] ?? "").length);
}

function numberText(value: number, decimals: number): string {
  if (Number.isNaN(value)) return "NaN";
  return Number.isFinite(value) ? value.toFixed(decimals) : value > 0 ? "inf" : "-inf";
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return "None";
  if (typeof cell === "boolean") return cell ? "True" : "False";
  return typeof cell === "string" ? cell : JSON.stringify(cell);
}

function alignRight(texts: readonly string[]): string[] {
  const width = Math.max(...texts.map((text) => text.length));
  return texts.map((text) => text.padStart(width));
}

function alignLeft(texts: readonly string[]): string[] {
  const width = Math.max(...texts.map((text) => text.length));
  return texts.map((text) => text.padEnd(width));
}
