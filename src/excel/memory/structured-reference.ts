/** Names that stand between brackets as they are. */
const PLAIN = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_ ]*[\p{L}\p{N}_])?$/u;

/**
 * A formula for the data cells of a table's column, the same in every language of Excel: "=Iris[Width]", "=Iris[['[cm'] wide]]".
 * Source: Microsoft Support, "Using structured references with Excel tables", on special characters.
 */
export function structuredReference(tableName: string, columnName: string): string {
  const escaped = columnName.replace(/['#[\]@]/g, "'$&");
  return PLAIN.test(columnName) ? `=${tableName}[${columnName}]` : `=${tableName}[[${escaped}]]`;
}
