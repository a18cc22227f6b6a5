import { encodeCell } from "../../../src/core/columns/encode-cell";
import { elementOfTensor } from "../../../src/core/inputs/tensor-element";

describe("an element of a tensor", () => {
  it.each([
    ["uint8", [0, 255], [-1, 256], "integer-overflow"],
    ["int8", [-128, 127], [-129, 128], "integer-overflow"],
    ["uint16", [0, 65535], [-1, 65536], "integer-overflow"],
    ["int16", [-32768, 32767], [-32769, 32768], "integer-overflow"],
    ["int32", [-2147483648, 2147483647], [-2147483649, 2147483648], "integer-overflow"],
    ["uint32", [0, 4294967295], [-1, 4294967296], "integer-overflow"],
    ["int64", [-9007199254740991, 9007199254740991], [2 ** 53], "integer-overflow"],
    ["uint64", [0, 9007199254740991], [-1, 2 ** 53], "integer-overflow"],
    ["float16", [-65504, 65504, 0.5], [65505, -1e6], "float-overflow"],
    ["float32", [-3.4e38, 3.4e38], [1e39], "float-overflow"],
    ["float64", [1e39], [Infinity], "not-finite"],
  ])("of type %s takes %j and refuses %j, which NumPy would change", (dataType, taken, refused, cause) => {
    const { declaredType, range } = elementOfTensor(dataType);
    const encoding = {
      type: declaredType!,
      isDeclared: true,
      ...(range === undefined ? {} : { range }),
      dateForm: "iso",
      datePrecision: "day",
      dateSystem: 1900,
      decimalMark: ".",
      cures: { "locale-number": { kind: "convert" } },
    } as const;
    for (const value of taken) {
      expect(Number(encodeCell(value, encoding))).toBe(value);
      expect(Number(encodeCell(String(value), encoding))).toBe(value);
    }
    for (const value of refused) expect(encodeCell(value, encoding)).toEqual({ cause });
    if (range !== undefined) expect(encodeCell(String(refused[0]), encoding)).toEqual({ cause: "locale-number" });
  });

  it("of another type is what its cells are", () => {
    expect([elementOfTensor("datetime64[ns]"), elementOfTensor("constructor")]).toEqual([{}, {}]);
  });
});
