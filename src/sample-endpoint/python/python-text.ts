/** How Python shows a text to a developer: `'abc'`, `"it's"`. MLflow puts refused cells into its messages this way. */
export function quoteAsPython(text: string): string {
  const escaped = text.replace(/\\/g, "\\\\").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/\t/g, "\\t");
  if (!escaped.includes("'")) return `'${escaped}'`;
  return escaped.includes('"') ? `'${escaped.replace(/'/g, "\\'")}'` : `"${escaped}"`;
}

/** `['a', 'b']`; column numbers stay bare: `[0, 1]`. */
export function listAsPython(items: readonly (string | number)[]): string {
  return `[${items.map((item) => (typeof item === "number" ? String(item) : quoteAsPython(item))).join(", ")}]`;
}

/** Python's name for the type of a JSON value. */
export function pythonType(value: unknown): string {
  if (value === null || value === undefined) return "NoneType";
  if (Array.isArray(value)) return "list";
  if (typeof value === "object") return "dict";
  if (typeof value === "string") return "str";
  if (typeof value === "boolean") return "bool";
  return Number.isInteger(value) ? "int" : "float";
}
