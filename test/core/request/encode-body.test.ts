import fc from "fast-check";
import { INPUT_FORMATS } from "../../../src/core/inputs/input-format";
import { encodeBody, type BodyPlan } from "../../../src/core/request/encode-body";
import { columnFields } from "../../support/column-fields";
import { SentRows } from "../../../src/core/request/sent-rows";

type Json = string | number | boolean | null;

const header = fc.string({ unit: "binary", minLength: 1 });
const cell = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const frame = fc
  .uniqueArray(header, { minLength: 1, maxLength: 6 })
  .chain((columns) =>
    fc.tuple(
      fc.constant(columns),
      fc.array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), { maxLength: 8 }),
    ),
  );

function encode(plan: BodyPlan, rows: readonly (readonly Json[])[]): string {
  return encodeBody(
    plan,
    SentRows.ofTexts(rows.map((row) => row.map((value) => JSON.stringify(value)))),
    rows.map((_, row) => row + 100),
  );
}

/** What JSON itself keeps of a value: it has no minus zero. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function own(value: unknown, key: string): unknown {
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

describe("input formats", () => {
  it("keeps the place of a header that looks like an integer", () => {
    const fields = columnFields(["name", "2024", "2023"]);
    expect(encode({ format: "dataframe_records", fields }, [["a", 1, null]])).toBe(
      '{"dataframe_records":[{"name":"a","2024":1,"2023":null}]}',
    );
    expect(encode({ format: "inputs", fields }, [["a", 1, null]])).toBe(
      '{"inputs":{"name":["a"],"2024":[1],"2023":[null]}}',
    );
  });

  it("writes dataframe_split as an object of column names and rows, with the table's row numbers as its index if asked", () => {
    const fields = columnFields(["a", "2023"]);
    const rows: Json[][] = [
      [1, "x"],
      [null, true],
    ];
    expect(encode({ format: "dataframe_split", fields }, rows)).toBe(
      '{"dataframe_split":{"columns":["a","2023"],"data":[[1,"x"],[null,true]]}}',
    );
    expect(encode({ format: "dataframe_split", fields, withIndex: true }, rows)).toContain('"index":[100,101]');
  });

  it("gives back every value under its own column, in every format", () => {
    fc.assert(
      fc.property(frame, ([columns, rows]) => {
        const fields = columnFields(columns);
        const bodies = INPUT_FORMATS.map((format) => own(JSON.parse(encode({ format, fields }, rows)), format));
        const [records, split, instances, inputs] = bodies as [unknown[], unknown, unknown[], unknown];
        expect(split).toEqual({ columns, data: asJson(rows) });
        rows.forEach((row, index) => {
          expect(Object.keys(records[index] as object)).toHaveLength(columns.length);
          columns.forEach((column, position) => {
            const value = asJson(row[position]);
            expect(own(records[index], column)).toEqual(value);
            expect(own(instances[index], column)).toEqual(value);
            expect((own(inputs, column) as unknown[])[index]).toEqual(value);
          });
        });
      }),
    );
  });

  it("nests the cells of a tensor by its shape, last index fastest", () => {
    const fields = [
      { name: "t", positions: [1, 2, 3, 4], shape: [2, 2] },
      { name: "x", positions: [0], shape: [] },
    ];
    const row = [9, 1, 2, 3, 4];
    expect(encode({ format: "instances", fields }, [row])).toBe('{"instances":[{"t":[[1,2],[3,4]],"x":9}]}');
    expect(encode({ format: "inputs", fields }, [row])).toBe('{"inputs":{"t":[[[1,2],[3,4]]],"x":[9]}}');
  });

  it("writes a model's one unnamed tensor without a key", () => {
    const fields = [{ name: undefined, positions: [0, 1], shape: [2] }];
    const rows = [
      [1, 2],
      [3, 4],
    ];
    expect(encode({ format: "instances", fields }, rows)).toBe('{"instances":[[1,2],[3,4]]}');
    expect(encode({ format: "inputs", fields }, rows)).toBe('{"inputs":[[1,2],[3,4]]}');
  });

  it("names columns by numbers, or by their place where they have no name, in dataframe_split", () => {
    const numbered = [
      { name: "3", isNumber: true, positions: [0], shape: [] },
      { name: "3", positions: [1], shape: [] },
    ] as const;
    expect(encode({ format: "dataframe_split", fields: numbered }, [[1, 2]])).toBe(
      '{"dataframe_split":{"columns":[3,"3"],"data":[[1,2]]}}',
    );
    const unnamed = [
      { name: undefined, positions: [1], shape: [] },
      { name: undefined, positions: [0], shape: [] },
    ];
    expect(encode({ format: "dataframe_split", fields: unnamed }, [["a", 2]])).toBe(
      '{"dataframe_split":{"columns":[0,1],"data":[[2,"a"]]}}',
    );
    expect(encode({ format: "dataframe_records", fields: unnamed }, [["a", 2]])).toBe(
      '{"dataframe_records":[{"0":2,"1":"a"}]}',
    );
    expect(encode({ format: "instances", fields: unnamed }, [["a", 2]])).toBe('{"instances":[[2,"a"]]}');
  });

  it("writes a list of elements: values where the one field has no name, else objects of all fields", () => {
    const rows = [["a"], [null]];
    const unnamed = [{ name: undefined, positions: [0], shape: [] }];
    expect(encode({ format: "inputs", fields: unnamed, isListOfElements: true }, rows)).toBe('{"inputs":["a",null]}');
    expect(encode({ format: "inputs", fields: columnFields(["7"]), isListOfElements: true }, rows)).toBe(
      '{"inputs":[{"7":"a"},{"7":null}]}',
    );
  });

  it("adds the model's parameters beside the rows", () => {
    const plan: BodyPlan = { format: "dataframe_records", fields: columnFields(["a"]), params: '{"threshold":0.5}' };
    expect(encode(plan, [[1]])).toBe('{"dataframe_records":[{"a":1}],"params":{"threshold":0.5}}');
  });
});
