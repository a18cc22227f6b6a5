import { uploadedColumns } from "../../../src/bulk/sheet/sheet-columns";
import type { ColumnEncoding } from "../../../src/core/columns/column-encoding";
import type { PlannedInput } from "../../../src/core/inputs/plan-inputs";
import type { SentInput } from "../../../src/core/request/encode-rows";
import { encodingOf } from "../../support/encoding-of";

/** Inputs of these columns of the sheet, written as is told. */
function uploadedOf(
  ...inputs: readonly (readonly [column: string, position: number, encoding?: Partial<ColumnEncoding>])[]
) {
  const planned = inputs.map(([column, position]): PlannedInput => ({ name: `of ${column}`, from: { position } }));
  const sent = inputs.map(([column, position, encoding]): SentInput => ({
    column,
    from: { position },
    encoding: encodingOf("double", encoding),
  }));
  return uploadedColumns(planned, sent);
}

describe("uploadedColumns", () => {
  it("gives columns names that any table takes, the key's among them", () => {
    const { key, columns, inputs } = uploadedOf(
      ["petal length (cm)", 3],
      ["Row_Number", 0],
      ["petal_length cm", 1],
      ["größe", 2],
      ["${x}", 4],
      ["x".repeat(300), 5],
      ["\n", 6],
      ["a\u202eb", 7],
    );
    expect(key).toBe("row_number");
    expect(columns.map(({ name }) => name)).toEqual([
      "petal_length_cm_",
      "Row_Number_2",
      "petal_length_cm",
      "größe",
      "$_x_",
      "x".repeat(200),
      "_",
      "a_b",
    ]);
    expect(inputs[0]).toEqual({ name: "of petal length (cm)", from: { position: 1 } });
  });

  it("gives no two columns names that Spark takes for one, whatever their letters", () => {
    const names = ["µg", "μg", "İ", "i", "I", "ς", "σ", "ſ", "S", "ß", "ẞ", "ss", "ı"];
    const { columns } = uploadedOf(...names.map((name, place) => [name, place] as const));
    expect(columns.map(({ name }) => name)).toEqual([
      ...["µg", "μg_2", "İ", "i_2", "I_3", "ς", "σ_2", "ſ", "S_2", "ß", "ẞ_2", "ss", "ı_4"],
    ]);
    expect(uploadedOf([`${"x".repeat(199)}😀`, 0]).columns[0]?.name).toBe("x".repeat(199));
  });

  it("uploads a column once for inputs that want the same of it, and twice for others", () => {
    const { columns, inputs } = uploadedOf(["a", 0], ["a", 0], ["a", 0, { type: "string" }]);
    expect(columns.map(({ name, type }) => [name, type])).toEqual([
      ["a", "double"],
      ["a_2", "string"],
    ]);
    expect(inputs.map(({ from }) => from)).toEqual([{ position: 1 }, { position: 1 }, { position: 2 }]);
  });

  it("has dates as the texts or numbers that a request has, in no zone", () => {
    const typeOf = (encoding: Partial<ColumnEncoding>): unknown =>
      uploadedOf(["a", 0, { type: "datetime", ...encoding }]).columns[0]?.type;
    expect(typeOf({})).toBe("string");
    expect(typeOf({ isDeclared: false })).toBe("string");
    expect(typeOf({ isDeclared: false, dateForm: "serial" })).toBe("double");
    expect(typeOf({ isDeclared: false, dateForm: "epoch-ms" })).toBe("long");
  });

  it("takes constants as they are, dates as what a request has in their place", () => {
    const constantOf = (constant: number | { kind: "date"; serial: number }, encoding: Partial<ColumnEncoding>) =>
      uploadedColumns(
        [{ name: "x", from: { constant }, declaredType: encoding.type ?? "double" }],
        [{ column: "x", from: { constant }, encoding: encodingOf("double", encoding) }],
      ).inputs[0];
    expect(constantOf(5, {})).toEqual({ name: "x", from: { constant: 5 }, declaredType: "double" });
    const day = { kind: "date", serial: 43_889 } as const;
    const asText = { name: "x", from: { constant: "2024-02-29" }, declaredType: "string" };
    expect(constantOf(day, { type: "datetime", dateSystem: 1904 })).toEqual(asText);
    expect(() => constantOf({ kind: "date", serial: -1 }, { type: "datetime" })).toThrow(
      expect.objectContaining({ code: "column-unfit" }) as Error,
    );
  });
});
