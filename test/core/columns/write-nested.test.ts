import fc from "fast-check";
import type { NestedType } from "../../../src/core/columns/column-type";
import { encodeCell } from "../../../src/core/columns/encode-cell";
import type { NestedValue, ValueType } from "../../../src/core/columns/nested-value";
import type { Cell } from "../../../src/core/table/cell";
import { encodingOf } from "../../support/encoding-of";

const arrayOf = (items: ValueType): NestedValue => ({ type: "array", items });
const LINE: NestedValue = {
  type: "object",
  properties: [
    { name: "sku", value: { type: "string" }, isRequired: true },
    { name: "count", value: { type: "long" }, isRequired: true },
    { name: "note", value: { type: "string" }, isRequired: false },
    { name: "sizes", value: arrayOf({ type: "double" }), isRequired: false },
  ],
};

function sent(cell: Cell, content: NestedValue, convert = false): string {
  const cures = convert ? { "not-json": { kind: "convert" } as const } : {};
  const written = encodeCell(cell, encodingOf(content.type, { content, cures }));
  return typeof written === "string" ? written : written.cause;
}

describe("a list or an object in a cell", () => {
  // What a real server makes of each stands in test/contract/signature-shapes.test.ts and in the source's comment.
  it.each<[ValueType["type"], string, string]>([
    ["double", "[1, 2.50, -0, 1e3]", "[1.0,2.5,0.0,1000.0]"],
    ["double", "[0.1, 1e21, 123456789012345678]", "[0.1,1e+21,123456789012345680.0]"],
    ["double", "[1e400]", "unfit-json"],
    ["double", '["1"]', "unfit-json"],
    ["double", "[true]", "unfit-json"],
    ["double", "[1, null]", "unfit-json"],
    ["double", "[[1]]", "unfit-json"],
    ["float", "[1, 0.1]", "[1.0,0.1]"],
    ["float", "[1e39]", "unfit-json"],
    ["integer", "[1, -2.0, 1e3]", "[1,-2,1000]"],
    ["integer", "[2147483648]", "unfit-json"],
    ["integer", "[1.5]", "unfit-json"],
    ["long", "[9007199254740993, -9223372036854775808]", "[9007199254740993,-9223372036854775808]"],
    ["long", "[9223372036854775808]", "unfit-json"],
    ["long", "[1e17]", "unfit-json"],
    ["long", "[12.50e1, -0.0]", "[125,0]"],
    ["long", "[1.00000000000000000001]", "unfit-json"],
    ["integer", "[0.99999999999999999999]", "unfit-json"],
    ["integer", "[3e-400]", "unfit-json"],
    ["boolean", "[true, false]", "[true,false]"],
    ["boolean", "[1]", "unfit-json"],
    ["boolean", "[null]", "unfit-json"],
    ["string", '["007", "a, b", "é"]', '["007","a, b","é"]'],
    ["string", "[5]", "unfit-json"],
    ["string", '["a", null]', "unfit-json"],
    ["datetime", '["2024-02-29", "2024-02-29T13:05:06"]', '["2024-02-29","2024-02-29T13:05:06"]'],
    ["datetime", "[45351]", "unfit-json"],
    ["binary", '["YWJj"]', '["YWJj"]'],
    ["binary", '["a b"]', "unfit-json"],
    ["any", '[1, 1.0, "a", null, {"b": [90071992547409931234]}]', '[1,1.0,"a",null,{"b":[90071992547409931234]}]'],
  ])("of %s: %s", (type, cell, expected) => {
    expect(sent(cell, arrayOf({ type } as ValueType))).toBe(expected);
  });

  it.each([
    ['{"count": 2.0, "sku": "a"}', '{"count":2,"sku":"a"}'],
    ['{"sku": "a", "count": 2, "note": null, "sizes": [1]}', '{"sku":"a","count":2,"note":null,"sizes":[1.0]}'],
    ['{"sku": "a", "count": 2, "sizes": null}', '{"sku":"a","count":2,"sizes":null}'],
    ['{"sku": "a"}', "unfit-json"],
    ['{"sku": null, "count": 2}', "unfit-json"],
    ['{"sku": "a", "count": 2.5}', "unfit-json"],
    ['{"sku": "a", "count": 2, "more": 1}', "unfit-json"],
    ['{"sku": "a", "count": 2, "count": 3}', "unfit-json"],
    ["{}", "unfit-json"],
    ["[1]", "not-json"],
    ["{sku: 1}", "not-json"],
    ["sku", "not-json"],
  ])("of properties: %s", (cell, expected) => {
    expect(sent(cell, LINE)).toBe(expected);
  });

  it("may be inside another", () => {
    expect(sent('[{"sku": "a", "count": 1}, {"sku": "b", "count": 2}]', arrayOf(LINE))).toBe(
      '[{"sku":"a","count":1},{"sku":"b","count":2}]',
    );
    expect(sent('[{"sku": "a", "count": 1}, {}]', arrayOf(LINE))).toBe("unfit-json");
    expect(sent("[[1], []]", arrayOf(arrayOf({ type: "double" })))).toBe("[[1.0],[]]");
    expect(sent('{"a": [1], "b": []}', { type: "map", values: arrayOf({ type: "long" }) })).toBe('{"a":[1],"b":[]}');
    expect(sent('{"a": 1, "a": 2}', { type: "map", values: { type: "long" } })).toBe("unfit-json");
  });

  it.each<[NestedType, string, string]>([
    ["array", "[1.0, 90071992547409931234, null]", "[1.0,90071992547409931234,null]"],
    ["object", '{"b": 1.0, "a": []}', '{"b":1.0,"a":[]}'],
    ["array", '[{"a": 1e400}]', "unfit-json"],
    ["object", '{"a": [-1e999]}', "unfit-json"],
    ["map", "[]", "not-json"],
    ["array", "{}", "not-json"],
    ["array", "5", "not-json"],
  ])("goes as it was written where nothing is declared of a column of the type %s: %s", (type, cell, expected) => {
    const written = encodeCell(cell, encodingOf(type, { isDeclared: false }));
    expect(typeof written === "string" ? written : written.cause).toBe(expected);
  });

  it.each<[Cell, ValueType["type"], string]>([
    ["1, 2, 3", "double", "[1.0,2.0,3.0]"],
    [" 1;2.5 ; 3", "double", "[1.0,2.5,3.0]"],
    ["[1; 2]", "long", "[1,2]"],
    ["7", "long", "[7]"],
    [7, "long", "[7]"],
    ["north, süd", "string", '["north","süd"]'],
    ["[0.5 2. -1e-9]", "double", "[0.5,2.0,-1e-9]"],
    ["[1\n 2  3]", "long", "[1,2,3]"],
    ["['a', 'b c']", "string", '["a","b c"]'],
    ["['a, b', 'c']", "string", "not-json"],
    ["['a', b]", "string", "not-json"],
    ["1 2, 3", "long", "not-json"],
    ["1,5;2", "double", "not-json"],
    ["1, two", "double", "not-json"],
    ["1,,2", "double", "not-json"],
    ["", "double", "not-json"],
    ["1.5, 2", "long", "not-json"],
    ['["a", b]', "string", "not-json"],
    [true, "boolean", "not-json"],
  ])("is read from %j as a list of %s where it plainly means one, once that was agreed", (cell, type, expected) => {
    const content = arrayOf({ type } as ValueType);
    expect(sent(cell, content)).toBe("not-json");
    expect(sent(cell, content, true)).toBe(expected);
  });

  it("holds whatever JSON of the declared kind a cell holds, number for number", () => {
    const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }));
    fc.assert(
      fc.property(numbers, (list) => {
        const written = sent(JSON.stringify(list), arrayOf({ type: "double" }));
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(list)));
        expect(
          written
            .slice(1, -1)
            .split(",")
            .every((number) => number === "" || /[.e]/.test(number)),
        ).toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n)), (list) => {
        const text = `[${list.join(",")}]`;
        expect(sent(text, arrayOf({ type: "long" }))).toBe(text);
      }),
    );
  });

  it("is sent as JSON of its own kind or not at all, whatever stands in the cell", () => {
    const cell = fc.oneof(fc.json(), fc.string(), fc.double(), fc.boolean());
    const content = fc.constantFrom(arrayOf({ type: "any" }), arrayOf({ type: "double" }), LINE);
    fc.assert(
      fc.property(cell, content, fc.boolean(), (value, declared, converts) => {
        const written = sent(value, declared, converts);
        if (/^[a-z-]+$/.test(written)) return;
        expect(Array.isArray(JSON.parse(written))).toBe(declared.type === "array");
      }),
    );
  });
});
