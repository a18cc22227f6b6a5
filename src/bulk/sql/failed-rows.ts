import { describeErrorBody } from "../../endpoint/answers/describe-error-body";
import { readErrorBody } from "../../endpoint/answers/error-body";
import { readSentRequest } from "../../endpoint/answers/sent-request";
import type { BulkFailure, BulkRows } from "../bulk-runs";
import type { MadeColumns } from "./scoring-statement";

/**
 * Why rows have no prediction. What an endpoint says of a row may repeat its cells: it is scrubbed of them as the answer to a batch is.
 * @param rows whole rows of the new table, and behind them what was said of each
 */
export function readFailures({ columns, rows }: BulkRows, own: MadeColumns): BulkFailure[] {
  const keyPlace = columns.findIndex(({ name }) => name === own.key);
  const cells = columns.map(({ name, typeText }, place) => ({ name, typeText, place })).slice(0, -1);
  const sent = cells.filter(({ name }) => name !== own.key && name !== own.prediction);
  return rows.map((row) => {
    const record = sent.map(({ name, typeText, place }) => [name, cellOf(row[place] ?? null, typeText)] as const);
    const body = JSON.stringify({ dataframe_records: [Object.fromEntries(record)] });
    const { text = "" } = describeErrorBody(readErrorBody(row.at(-1) ?? ""), readSentRequest(body), undefined);
    return { key: row[keyPlace] ?? "", message: text };
  });
}

const NUMBERS = /^(TINYINT|SMALLINT|INT|BIGINT|FLOAT|DOUBLE|DECIMAL)/;

function cellOf(text: string | null, typeText: string): string | number | null {
  return text !== null && NUMBERS.test(typeText) ? Number(text) : text;
}
