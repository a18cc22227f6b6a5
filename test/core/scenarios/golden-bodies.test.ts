import type { DateForm } from "../../../src/core/columns/column-encoding";
import { WHOLE_ROW, type Readings } from "../../../src/core/columns/column-reading";
import { COLUMN_TYPES, type ColumnType } from "../../../src/core/columns/column-type";
import { INPUT_FORMATS } from "../../../src/core/inputs/input-format";
import { readSignature } from "../../../src/core/inputs/read-signature";
import { encodeBody } from "../../../src/core/request/encode-body";
import { TableProfile, type RequestPlan } from "../../../src/core/request/table-profile";
import type { Cell } from "../../../src/core/table/cell";
import { expectGolden } from "../../support/golden-file";
import { CellBlock } from "../../../src/core/table/cell-block";
import { tableRows } from "../../support/table-rows";

const HEAD = `# What goes over the wire: the exact request body of a table of one cell, by input format, column type and kind of cell.
# Compared byte for byte by golden-bodies.test.ts. To write it anew, and then read every line that changed:
#   SCORESHEET_UPDATE=1 npm test -- unit test/core/scenarios/golden-bodies.test.ts
`;

const date = (serial: number): Cell => ({ kind: "date", serial });

const CELLS: Readonly<Record<string, Cell>> = {
  blank: null,
  "whole number": 5,
  fraction: 5.7,
  "beyond 32 bits": 3e9,
  "beyond 53 bits": 1e16,
  "beyond float": 1e300,
  "shown as 00005": { kind: "formatted", value: 5, numberFormat: "00000" },
  "shown as 5.0": { kind: "formatted", value: 5, numberFormat: "0.0" },
  "0.1 + 0.2": 0.1 + 0.2,
  TRUE: true,
  text: 'née "B"',
  "number as text": "1,234",
  "ISO text": "2024-02-29",
  base64: "AQID",
  date: date(45_351),
  "date and time": date(45_351 + (13 * 3600 + 5 * 60 + 6) / 86_400),
  time: date(0.5),
  error: { kind: "error", error: "#N/A" },
  "no result": { kind: "error", error: "#BUSY!" },
  "out of date": { kind: "stale", last: 5 },
};

const PARAMETERS = '[{"name":"depth","type":"long","default":1,"shape":null}]';

/** What is asked for a column of a type; undefined where a variant says nothing about the type. */
type Variant = (type: ColumnType) => RequestPlan | undefined;

/** The type is the signature's: the server casts to it. */
const declared =
  (format: RequestPlan["inputs"]["format"], more: Partial<RequestPlan> = {}): Variant =>
  (type) => ({
    inputs: { format, schema: readSignature({ inputs: JSON.stringify([{ type, name: "x" }]), params: PARAMETERS }) },
    ...more,
  });

/** The type is the analyst's, for a model without a signature. */
const chosen =
  (inputs: RequestPlan["inputs"]): Variant =>
  (type) => ({ inputs, readings: { x: { type } } });

const datesAs =
  (dateForm: DateForm): Variant =>
  (type) =>
    type === "datetime" ? { inputs: { format: "dataframe_records" }, readings: { x: { type, dateForm } } } : undefined;

const VARIANTS: Readonly<Record<string, Variant>> = {
  ...Object.fromEntries(INPUT_FORMATS.map((format) => [`${format}, type of the signature`, declared(format)])),
  "dataframe_split with index and parameters": declared("dataframe_split", {
    withIndex: true,
    parameters: { depth: 3 },
  }),
  "dataframe_records, no signature": chosen({ format: "dataframe_records" }),
  "dataframe_records, no signature, dates as serials": datesAs("serial"),
  "dataframe_records, no signature, dates as epoch-ms": datesAs("epoch-ms"),
  "instances, one unnamed tensor": chosen({ format: "instances", tensors: [{ columns: ["x"] }] }),
  "inputs, one named tensor": chosen({ format: "inputs", tensors: [{ name: "t", columns: ["x"] }] }),
};

/** A blank is the whole row here: it is looked at as if there were other inputs beside it. */
const ANY_ROW: Readings = { [WHOLE_ROW]: { cures: { "blank-row": { kind: "send-null" } } } };

/** The body that one cell is sent as, or why it is not sent. */
function bodyOf(cell: Cell, request: RequestPlan): string {
  const readings = { ...request.readings, ...ANY_ROW };
  const profile = new TableProfile({ columns: ["x"], dateSystem: 1900 }, { ...request, readings });
  profile.observe(CellBlock.ofRows([[cell]]));
  const encoding = profile.settle();
  const { sendable, refused } = encoding.encode(tableRows(0, [[cell]]));
  const [outcome] = refused.outcomes;
  if (outcome !== undefined) return `not sent: ${"failure" in outcome ? outcome.failure.code : "?"}`;
  return encodeBody(encoding.body, sendable.rows, sendable.rowIndexes);
}

function goldenText(): string {
  const width = Math.max(...Object.keys(CELLS).map((name) => name.length)) + 2;
  const bodies = (request: RequestPlan): string[] =>
    Object.entries(CELLS).map(([name, cell]) => `  ${name.padEnd(width)}${bodyOf(cell, request)}`);
  const lines = Object.entries(VARIANTS).flatMap(([variant, planFor]) => [
    `\n## ${variant}`,
    ...COLUMN_TYPES.flatMap((type) => {
      const request = planFor(type);
      return request === undefined ? [] : [`\n${type}`, ...bodies(request)];
    }),
  ]);
  return `${HEAD}${lines.join("\n")}\n`;
}

describe("the request bodies", () => {
  it("are, byte for byte, those that were reviewed", () => {
    expectGolden("test/core/scenarios/golden-bodies.txt", goldenText());
  });
});
