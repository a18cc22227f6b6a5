import fc from "fast-check";
import type { ColumnReading } from "../../../src/core/columns/column-reading";
import { CELL_CAUSES, COLUMN_TYPES, type Cure } from "../../../src/core/columns/column-type";
import { INPUT_FORMATS } from "../../../src/core/inputs/input-format";
import { DATE_ORDERS } from "../../../src/core/table/date-order";
import {
  NAME_CHOICES,
  REFUSAL_CHOICES,
  type AgreedFault,
  type FaultReading,
  type InputChoice,
  type Recipe,
} from "../../../src/core/recipe/recipe";

/** Names as headers and models have them, among them those that every object has already. */
const name = fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "toString", "0", "", "Länge (cm)"));
const names = fc.array(name, { maxLength: 4 });

function recordOf<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Record<string, Value>> {
  return fc.array(fc.tuple(name, value), { maxLength: 4 }).map((entries) => Object.fromEntries(entries));
}

/** A table tells headers apart without regard to case. */
function haveDifferentValues(record: Readonly<Record<string, string>>): boolean {
  const values = Object.values(record).map((value) => value.toLowerCase());
  return new Set(values).size === values.length;
}

function partOf<Shape>(members: { [Key in keyof Shape]-?: fc.Arbitrary<Exclude<Shape[Key], undefined>> }) {
  return fc.record(members, { requiredKeys: [] }) as fc.Arbitrary<Partial<Shape>>;
}

/** JSON has no minus zero. */
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value));
const cure: fc.Arbitrary<Cure> = fc.oneof(
  fc.constantFrom<Cure>({ kind: "send-null" }, { kind: "send-stored" }, { kind: "convert" }),
  fc.record({ kind: fc.constant("fill" as const), value: fc.oneof(fc.string(), number, fc.boolean()) }),
);
const type = fc.constantFrom(...COLUMN_TYPES);
const dateForm = fc.constantFrom("iso" as const, "serial" as const, "epoch-ms" as const);
const decimalMark = fc.constantFrom("." as const, "," as const);
const dateOrder = fc.constantFrom(...DATE_ORDERS);
const cause = fc.constantFrom(...CELL_CAUSES);
const reading = partOf<ColumnReading>({
  type,
  dateForm,
  datePrecision: fc.constantFrom("day", "second", "millisecond", "time"),
  decimalMark,
  dateOrder,
  cures: fc.array(fc.tuple(cause, cure), { maxLength: 3 }).map((cures) => Object.fromEntries(cures)),
});
const agreedFault: fc.Arbitrary<AgreedFault> = fc.record({
  column: name,
  cause,
  reading: partOf<FaultReading>({ type, dateForm, cure, decimalMark, dateOrder }),
  rowCount: fc.nat(1_000_000),
});
const choice: fc.Arbitrary<InputChoice> = fc.oneof(
  name,
  fc.record({ constant: fc.string() }),
  fc.constant<InputChoice>(null),
);

const OPTIONAL = {
  origin: fc.constantFrom("https://ws.cloud.databricks.com", "http://localhost:5000"),
  upstreamId: name,
  route: fc.constantFrom("/invocations", "/serving-endpoints/a%20b/served-models/c/invocations"),
  schemaHash: fc.stringMatching(/^[0-9a-f]{16}$/),
  columnsSent: names,
  agreedFaults: fc.array(agreedFault, { maxLength: 3 }),
  outputsKept: names,
  reasonsName: fc.constantFrom("Why no prediction", "Grund"),
  nameChoice: fc.constantFrom(...NAME_CHOICES),
  threshold: fc.record({
    output: name,
    least: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => (value === 0 ? 0 : value)),
    atLeast: fc.string().map((text) => `y${text}`),
    below: fc.string().map((text) => `n${text}`),
  }),
  outputNames: recordOf(fc.string().map((text) => `n${text}`)).filter(haveDifferentValues),
};

/** Any recipe that a person, a run or a file may have made. */
export const anyRecipe: fc.Arbitrary<Recipe> = fc
  .tuple(
    fc.record({
      inputs: recordOf(choice),
      tensors: fc.uniqueArray(fc.record({ name: fc.oneof(name, fc.constant("")), columns: names }), {
        maxLength: 3,
        selector: (tensor) => tensor.name,
      }),
      readings: recordOf(reading),
      onRefused: fc.constantFrom(...REFUSAL_CHOICES),
      parameters: recordOf(fc.string()),
      outputsKnown: names,
      outputsLeftOut: names,
      roundsFloat32: fc.boolean(),
      columnName: fc.string().map((text) => `p${text}`),
      inputFormat: fc.constantFrom(...INPUT_FORMATS),
      withIndex: fc.boolean(),
      rowsPerBatch: fc.integer({ min: 1, max: 10_000 }),
    }),
    fc.record(OPTIONAL, { requiredKeys: [] }),
  )
  .map(([required, optional]) => ({ ...required, ...optional }));
