import type { InputFormat } from "../../../src/core/inputs/input-format";
import { decodePredictions } from "../../../src/core/predictions/decode-predictions";
import { encodeBody } from "../../../src/core/request/encode-body";
import { encodeRows, type SentInput } from "../../../src/core/request/encode-rows";
import { utf8Bytes } from "../../../src/core/request/utf8-bytes";
import { CellBlock, type TableRows } from "../../../src/core/table/cell-block";
import { columnFields } from "../../support/column-fields";
import type { FigureGroup } from "../bench";
import { BENCH_COLUMNS, benchColumns, benchRows } from "../bench-table";
import { amountFigure, ratioFigure, type Figure } from "../figure";
import { takeTurns, timeOf } from "../take-turns";

const TURNS = 9;
/** The first turns are slow while the engine still learns the code. */
const WARM_UP_TURNS = 2;
const TIMES = 100;
const ROWS = 256;
const TARGET = 1.3;

/** Writing one batch, beside the engine's own JSON; its size as rows of values, beside that as objects. */
export const encodeFigures: FigureGroup = {
  names: ["encode_vs_stringify", "split_bytes"],
  async measure() {
    const rows = benchRows(ROWS);
    const columns = benchColumns(rows);
    const window = { firstRow: 0, cells: CellBlock.ofRows(rows) };
    const objects = () =>
      rows.map((row) => Object.fromEntries(BENCH_COLUMNS.map((column, position) => [column, row[position]])));
    const [records, split] = [
      () => writeBatch("dataframe_records", window, columns),
      () => writeBatch("dataframe_split", window, columns),
    ];
    const bytes = [records, split].map((write) => utf8Bytes(write()));
    const size = { name: "dataframe_records of the same rows" };
    return [
      await figure("encode_vs_stringify", "records", records, "JSON.stringify of one object a row", () =>
        JSON.stringify({ dataframe_records: objects() }),
      ),
      await figure("encode_vs_stringify", "split", split, "JSON.stringify", () =>
        JSON.stringify({ dataframe_split: { columns: BENCH_COLUMNS, data: rows } }),
      ),
      amountFigure(
        { name: "split_bytes", better: "lower", isCounted: true, rival: size },
        "bytes",
        [bytes[1]!],
        [bytes[0]!],
      ),
    ];
  },
};

/** Reading the answer to one batch, beside the engine's own JSON. */
export const decodeFigures: FigureGroup = {
  names: ["decode_vs_parse"],
  async measure() {
    const numbers = Array.from({ length: ROWS }, (_, index) => Math.sin(index) * 1000);
    const [labels, confidences] = [numbers.map((_, index) => `class ${index % 3}`), numbers];
    const predictions = {
      numbers,
      records: labels.map((label, index) => ({ label, confidence: confidences[index] })),
      split: { columns: ["label", "confidence"], data: labels.map((label, index) => [label, confidences[index]]) },
    };
    const figures: Figure[] = [];
    for (const [shape, answer] of Object.entries(predictions)) {
      const body = JSON.stringify({ predictions: answer });
      const decode = () => decodePredictions(body, ROWS);
      figures.push(
        await figure("decode_vs_parse", shape, decode, "JSON.parse, which checks nothing", () => JSON.parse(body)),
      );
    }
    return figures;
  },
};

async function figure(
  name: string,
  at: string,
  product: () => unknown,
  rivalName: string,
  rival: () => unknown,
): Promise<Figure> {
  const times = await takeTurns(WARM_UP_TURNS + TURNS, [() => timeOf(TIMES, product), () => timeOf(TIMES, rival)]);
  const [ours, theirs] = times.map((samples) => samples.slice(WARM_UP_TURNS));
  return ratioFigure({ name, at, better: "lower", target: TARGET, rival: { name: rivalName } }, ours!, theirs!);
}

/** All that a batch costs: each cell checked against its column's type, and the body. */
function writeBatch(format: InputFormat, window: TableRows, columns: readonly SentInput[]): string {
  const { sendable } = encodeRows(window, columns);
  return encodeBody({ format, fields: columnFields(BENCH_COLUMNS) }, sendable.rows, sendable.rowIndexes);
}
