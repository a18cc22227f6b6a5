import type { ResultColumns } from "../../scoring/ports";
import { structuredReference } from "../memory/structured-reference";
import { areaAddress, bodyArea, parseArea } from "../reading/cell-address";

/** A result column as formulas and names of charts say it. */
export interface ChartedColumn {
  /** For people: "Iris[Prediction]", "Prediction, Data!F1:F151". By it the chart of a column is known again. */
  readonly label: string;
  /** A formula that stands for its cells. */
  readonly reference: string;
}

/** @param tableName of a source that is a table */
export function chartedColumn(
  { source, headers, columnIds }: ResultColumns,
  header: string,
  sheetName: string,
  tableName: string | undefined,
): ChartedColumn {
  if (source.kind === "table" && tableName !== undefined) {
    return { label: `${tableName}[${header}]`, reference: structuredReference(tableName, header).slice(1) };
  }
  const address = columnIds[headers.indexOf(header)] ?? "A1";
  const body = source.kind === "range" ? bodyArea(parseArea(address), source.hasHeaders) : parseArea(address);
  const quoted = `'${sheetName.replaceAll("'", "''")}'`;
  const fixed = areaAddress(body).replace(/[A-Z]+|\d+/g, "$$$&");
  return { label: `${header}, ${sheetName}!${address}`, reference: `${quoted}!${fixed}` };
}

/** The name of a column's chart: screen readers and Excel's selection pane tell it. */
export function chartName({ label }: ChartedColumn): string {
  return `Scoresheet chart of ${label}`;
}
