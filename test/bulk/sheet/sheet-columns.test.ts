import { uploadedColumns } from "../../../src/bulk/sheet/sheet-columns";
import type { ColumnEncoding } from "../../../src/core/columns/column-encoding";
import type { PlannedInput } from "../../../src/core/inputs/plan-inputs";
import type { SentInput } from "../../../src/core/request/encode-rows";

const ENCODING: ColumnEncoding = {
  type: "double",
  isDeclared: true,
  dateForm: "iso",
  datePrecision: "day",
  dateSystem: 1900,
  decimalMark: ".",
  cures: {},
};

/** Inputs of these columns of the sheet, written as is told. */
function uploadedOf(
  ...inputs: readonly (readonly [column: string, position: number, encoding?: Partial<ColumnEncoding>])[]
) {
  const planned = inputs.map(([column, position]): PlannedInput => ({ name: `of ${column}`, from: { position } }));
  const sent = inputs.map(([column, position, encoding]): SentInput => ({
    column,
    from: { position },
    encoding: { ...ENCODING, ...encoding },
  }));
  return uploadedColumns(planned, sent, 1900);
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
    ]);
    expect(inputs[0]).toEqual({ name: "of petal length (cm)", from: { position: 1 } });
  });

  it("uploads a column once for inputs that want the same of it, and twice for others", () => {
    const { columns, inputs } = uploadedOf(["a", 0], ["a", 0], ["a", 0, { type: "string" }]);
    expect(columns.map(({ name, type }) => [name, type])).toEqual([
      ["a", "double"],
      ["a_2", "string"],
    ]);
    expect(inputs.map(({ from }) => from)).toEqual([{ position: 1 }, { position: 1 }, { position: 2 }]);
  });

  it("writes dates as the request would, and whole moments for a model that declares them", () => {
    const form = (encoding: Partial<ColumnEncoding>, json: string): unknown => {
      const [{ type, write } = { type: undefined, write: String }] = uploadedOf([
        "a",
        0,
        { type: "datetime", ...encoding },
      ]).columns;
      return [type, write(json)];
    };
    expect(form({}, '"2024-02-29"')).toEqual(["datetime", "2024-02-29T00:00:00.000"]);
    expect(form({}, "null")).toEqual(["datetime", ""]);
    expect(form({ isDeclared: false }, '"2024-02-29"')).toEqual(["string", '"2024-02-29"']);
    expect(form({ isDeclared: false, dateForm: "serial" }, "45351.0")).toEqual(["double", "45351.0"]);
    expect(form({ isDeclared: false, dateForm: "epoch-ms" }, "1709164800000")).toEqual(["long", "1709164800000"]);
  });

  it("takes constants as they are, dates as days of the calendar", () => {
    const constants = (constant: number | { kind: "date"; serial: number }, dateSystem: 1900 | 1904) =>
      uploadedColumns(
        [{ name: "x", from: { constant }, declaredType: "datetime" }],
        [{ column: "x", from: { constant }, encoding: ENCODING }],
        dateSystem,
      ).inputs;
    expect(constants(5, 1900)).toEqual([{ name: "x", from: { constant: 5 }, declaredType: "datetime" }]);
    const day = { kind: "date", serial: 43_889 } as const;
    expect(constants(day, 1904)[0]?.from).toEqual({ constant: "2024-02-29T00:00:00.000" });
    expect(() => constants({ kind: "date", serial: -1 }, 1900)).toThrow(
      expect.objectContaining({ code: "column-unfit" }) as Error,
    );
  });
});
