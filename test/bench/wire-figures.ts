import type { InputFormat } from "../../src/core/inputs/input-format";
import { decodePredictions } from "../../src/core/predictions/decode-predictions";
import { encodeBody } from "../../src/core/request/encode-body";
import { utf8Bytes } from "../../src/core/request/utf8-bytes";
import { encodeRows, type SentInput } from "../../src/core/request/encode-rows";
import { columnFields } from "../support/column-fields";
import type { JsonCell } from "../support/encode-values";
import { BENCH_COLUMNS, benchColumns, benchRows } from "./bench-table";
import type { Figure } from "./figure";
import { bestTimesMs } from "./measure";
import { CellBlock } from "../../src/core/table/cell-block";

const TURNS = 200;
const ROWS = 256;

/** Writing one batch, reading its answer, and how large it is on the wire. */
export async function wireFigures(): Promise<Figure[]> {
  return [...(await encodeFigures()), bytesFigure(), ...(await decodeFigures())];
}

async function encodeFigures(): Promise<Figure[]> {
  const rows = benchRows(ROWS);
  const columns = benchColumns(rows);
  const objects = () =>
    rows.map((row) => Object.fromEntries(BENCH_COLUMNS.map((column, position) => [column, row[position]])));
  const [records, recordsRival, split, splitRival] = await bestTimesMs(TURNS, [
    () => writeBatch("dataframe_records", rows, columns),
    () => JSON.stringify({ dataframe_records: objects() }),
    () => writeBatch("dataframe_split", rows, columns),
    () => JSON.stringify({ dataframe_split: { columns: BENCH_COLUMNS, data: rows } }),
  ]);
  return [
    {
      name: `Write ${ROWS} rows as dataframe_records`,
      unit: "ms",
      product: records!,
      rivalName: "JSON.stringify of one object a row (which loses the column order)",
      rival: recordsRival!,
    },
    {
      name: `Write ${ROWS} rows as dataframe_split`,
      unit: "ms",
      product: split!,
      rivalName: "JSON.stringify",
      rival: splitRival!,
    },
  ];
}

/** All that a batch costs: each cell checked against its column's type, and the body. */
function writeBatch(
  format: InputFormat,
  rows: readonly (readonly JsonCell[])[],
  columns: readonly SentInput[],
): string {
  const { sendable } = encodeRows({ firstRow: 0, cells: CellBlock.ofRows(rows) }, columns);
  return encodeBody({ format, fields: columnFields(BENCH_COLUMNS) }, sendable.rows, sendable.rowIndexes);
}

function bytesFigure(): Figure {
  const rows = benchRows(ROWS);
  const columns = benchColumns(rows);
  return {
    name: `Bytes of ${ROWS} rows as dataframe_split`,
    unit: "bytes",
    product: utf8Bytes(writeBatch("dataframe_split", rows, columns)),
    rivalName: "the same rows as dataframe_records",
    rival: utf8Bytes(writeBatch("dataframe_records", rows, columns)),
  };
}

async function decodeFigures(): Promise<Figure[]> {
  const numbers = Array.from({ length: ROWS }, (_, index) => Math.sin(index) * 1000);
  const objects = numbers.map((number, index) => ({ label: `class ${index % 3}`, confidence: number }));
  const answers = {
    numbers: JSON.stringify({ predictions: numbers }),
    objects: JSON.stringify({ predictions: objects }),
  };
  const figures: Figure[] = [];
  for (const [kind, body] of Object.entries(answers)) {
    const [product, rival] = await bestTimesMs(TURNS, [() => decodePredictions(body, ROWS), () => JSON.parse(body)]);
    figures.push({
      name: `Read an answer of ${ROWS} ${kind}`,
      unit: "ms",
      product: product!,
      rivalName: "JSON.parse (which checks nothing and rounds long integers)",
      rival: rival!,
    });
  }
  return figures;
}
