/** Which table is being scored, while another one is selected. @param label as of a source: "Table Iris", "Sheet1!A1:E151" */
export function tableUnderWayWords(label: string): string {
  return `Scoring ${label.replace(/^Table /, "table ")}`;
}
