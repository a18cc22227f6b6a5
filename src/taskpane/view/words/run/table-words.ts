import { t } from "@lingui/core/macro";
import { tableName } from "../language/source-words";

/** Which table is being scored, while another one is selected. @param label as of a source: "Table Iris", "Sheet1!A1:E151" */
export function tableUnderWayWords(label: string): string {
  const name = tableName(label);
  return name === undefined ? t`Scoring ${label}` : t`Scoring table ${name}`;
}
