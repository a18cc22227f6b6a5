import type { JsonText } from "../columns/column-encoding";
import { bodyOfRows, encodeBody, writeRows, type BodyPlan } from "./encode-body";
import { SentRows } from "./sent-rows";
import { utf8Bytes } from "./utf8-bytes";

/** The rows of one request, not yet written. `rowIndexes[i]` is the row of the table that row `i` came from, counted from 0. */
export interface Batch {
  readonly rowIndexes: readonly number[];
  readonly rows: SentRows;
}

/** A batch with its request body, counted in bytes before it is sent. */
export interface EncodedBatch extends Batch {
  readonly body: string;
  readonly bodyBytes: number;
}

/** Splits rows into batches of at most `rowsPerBatch`, in order; none is empty. */
export function splitIntoBatches(rows: Batch, rowsPerBatch: number): Batch[] {
  const batches: Batch[] = [];
  for (let start = 0; start < rows.rows.length; start += rowsPerBatch) {
    batches.push(rowsOf(rows, start, start + rowsPerBatch));
  }
  return batches;
}

/** Both halves of a batch, the first the larger one; undefined when it has a single row. */
export function halve(batch: Batch): readonly [Batch, Batch] | undefined {
  if (batch.rows.length < 2) return undefined;
  const middle = Math.ceil(batch.rows.length / 2);
  return [rowsOf(batch, 0, middle), rowsOf(batch, middle, batch.rows.length)];
}

/**
 * Writes a batch as one body, or as several when one would pass the byte ceiling: each row once, however often they are parted.
 * A single row over the ceiling is still written: only the endpoint knows whether it takes it.
 */
export function encodeWithinCeiling(batch: Batch, plan: BodyPlan, maxPayloadBytes: number): EncodedBatch[] {
  return withinCeiling(batch, writeRows(plan, batch.rows), plan, maxPayloadBytes);
}

/** @param texts of the rows; undefined in a body that has no rows */
function withinCeiling(
  batch: Batch,
  texts: readonly JsonText[] | undefined,
  plan: BodyPlan,
  maxPayloadBytes: number,
): EncodedBatch[] {
  const { rows, rowIndexes } = batch;
  const body = texts === undefined ? encodeBody(plan, rows, rowIndexes) : bodyOfRows(plan, texts, rowIndexes);
  const bodyBytes = utf8Bytes(body);
  const halves = bodyBytes > maxPayloadBytes ? halve(batch) : undefined;
  if (halves === undefined) return [{ ...batch, body, bodyBytes }];
  const [first, second] = halves;
  return [
    ...withinCeiling(first, texts?.slice(0, first.rows.length), plan, maxPayloadBytes),
    ...withinCeiling(second, texts?.slice(first.rows.length), plan, maxPayloadBytes),
  ];
}

/** Those rows of a batch that are wanted, in their order. @param isWanted asked for the row of the table */
export function rowsWhere(batch: Batch, isWanted: (row: number) => boolean): Batch {
  const places = batch.rowIndexes.flatMap((row, place) => (isWanted(row) ? [place] : []));
  if (places.length === batch.rowIndexes.length) return batch;
  return { rowIndexes: places.map((place) => batch.rowIndexes[place]!), rows: batch.rows.pick(places) };
}

/**
 * What a row of a batch sends: two rows with equal keys are the same to the model, wherever they stand in the table.
 * @param place of the row in the batch
 */
export function rowKey(batch: Batch, place: number): string {
  return batch.rows.row(place).join(",");
}

/** The keys of all rows of a batch, as `rowKey` gives them one by one: each column is written once. */
export function rowKeys(batch: Batch): string[] {
  const columns = batch.rows.columns.map((column) => column.texts());
  const [first, ...others] = columns;
  return batch.rowIndexes.map((_row, place) => {
    let key: string = first?.[place] ?? "";
    for (const texts of others) key += `,${texts[place]!}`;
    return key;
  });
}

/** The rows of several batches as one, in their order. @param batches not empty */
export function joinBatches(batches: readonly Batch[]): Batch {
  if (batches.length === 1) return batches[0]!;
  const texts = batches.flatMap(({ rows }) => {
    const columns = rows.columns.map((column) => column.texts());
    return Array.from({ length: rows.length }, (_, place) => columns.map((column) => column[place]!));
  });
  return { rowIndexes: batches.flatMap(({ rowIndexes }) => rowIndexes), rows: SentRows.ofTexts(texts) };
}

/** Some neighbouring rows of a batch; to its end unless told. */
export function rowsOf(batch: Batch, start: number, end?: number): Batch {
  return { rowIndexes: batch.rowIndexes.slice(start, end), rows: batch.rows.slice(start, end) };
}
