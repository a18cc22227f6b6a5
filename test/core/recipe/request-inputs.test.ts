import { planInputs } from "../../../src/core/inputs/plan-inputs";
import type { Schema } from "../../../src/core/inputs/schema";
import { BLANK_RECIPE, type Recipe } from "../../../src/core/recipe/recipe";
import { requestInputs } from "../../../src/core/recipe/request-inputs";
import { inputErrorCode } from "../../support/input-error-code";

const COLUMNS = ["id", "width", "day", "note"];
const SCHEMA: Schema = {
  columns: [
    { name: "width", type: "double", isRequired: true },
    { name: "day", type: "datetime", isRequired: true },
    { name: "note", type: "string", isRequired: false },
  ],
  tensors: [],
};

/** The inputs that a recipe leads to, by name. */
function inputsOf(recipe: Partial<Recipe>, schema: Schema | null = SCHEMA, dateSystem: 1900 | 1904 = 1900) {
  const requested = requestInputs(
    { ...BLANK_RECIPE, ...recipe },
    { columns: COLUMNS, dateSystem },
    schema ?? undefined,
  );
  const { inputs } = planInputs(COLUMNS, requested);
  return Object.fromEntries(inputs.map(({ name, from }) => [name, "position" in from ? COLUMNS[from.position] : from]));
}

describe("what a recipe asks for of a table", () => {
  it("is the columns that the model names, where nothing else was said", () => {
    expect(inputsOf({})).toEqual({ width: "width", day: "day", note: "note" });
  });

  it("is what was said of an input, and the column of its name for the others", () => {
    expect(inputsOf({ inputs: { width: "id" } })).toEqual({ width: "id", day: "day", note: "note" });
  });

  it("is a constant as its input's type, and a date as the workbook counts it", () => {
    const inputs = { day: { constant: "2024-02-29" }, width: { constant: "5" } };
    expect(inputsOf({ inputs })).toMatchObject({
      width: { constant: 5 },
      day: { constant: { kind: "date", serial: 45_351 } },
    });
    expect(inputsOf({ inputs }, SCHEMA, 1904)).toMatchObject({ day: { constant: { serial: 43_889 } } });
  });

  it("is, of a model that names no columns, those sent in their order, whatever the others are called", () => {
    const unnamed: Schema = {
      columns: [
        { name: "0", naming: "position", type: "double", isRequired: true },
        { name: "1", naming: "position", type: "string", isRequired: true },
      ],
      tensors: [],
    };
    expect(inputsOf({ columnsSent: ["note", "id"] }, unnamed)).toEqual({ "0": "note", "1": "id" });
    const rejoined = { columnsSent: ["id", "note"], inputs: { "0": "note" } };
    expect(inputsOf(rejoined, unnamed)).toEqual({ "0": "note", "1": "id" });
    expect(inputsOf({ inputs: { "0": "day", "1": { constant: "x" } } }, unnamed)).toEqual({
      "0": "day",
      "1": { constant: "x" },
    });
    expect(inputErrorCode(() => inputsOf({}, unnamed))).toBe("column-count");
  });

  it("does not even name an optional input that was left out, although its column is there", () => {
    expect(inputsOf({ inputs: { note: null } })).toEqual({ width: "width", day: "day" });
  });

  it("never feeds an input from the column of its name once something else was said of it", () => {
    expect(inputErrorCode(() => inputsOf({ inputs: { width: null } }))).toBe("missing-input");
    expect(inputErrorCode(() => inputsOf({ inputs: { width: { constant: "wide" } } }))).toBe("missing-input");
    expect(inputErrorCode(() => inputsOf({ inputs: { width: "gone" } }))).toBe("unknown-column");
  });

  it("knows an input called as a member of every object", () => {
    const schema: Schema = { columns: [{ name: "constructor", isRequired: true }], tensors: [] };
    expect(inputErrorCode(() => inputsOf({}, schema))).toBe("missing-input");
    expect(inputsOf({ inputs: { constructor: "id" } }, schema)).toEqual({ constructor: "id" });
  });

  it("is limited to the columns that were named, in their order", () => {
    expect(Object.keys(inputsOf({ columnsSent: ["note", "id"] }, null))).toEqual(["note", "id"]);
    expect(inputErrorCode(() => inputsOf({ columnsSent: ["width"] }))).toBe("missing-input");
  });

  it("is all columns where none were named, for a model that does not say what it takes", () => {
    expect(Object.keys(inputsOf({}, null))).toEqual(COLUMNS);
    const tensors: Schema = { columns: [], tensors: [{ dataType: "float64", shape: [-1, 4] }] };
    expect(Object.keys(inputsOf({ inputFormat: "instances" }, tensors))).toEqual(COLUMNS);
    expect(requestInputs(BLANK_RECIPE, { columns: COLUMNS, dateSystem: 1900 }, undefined).columns).toBeUndefined();
  });

  it("is the tensors in the order in which they were named, also where names are numbers", () => {
    const recipe: Recipe = {
      ...BLANK_RECIPE,
      tensors: [
        { name: "2", columns: ["id"] },
        { name: "1", columns: ["width"] },
      ],
    };
    expect(
      requestInputs(recipe, { columns: COLUMNS, dateSystem: 1900 }, undefined).tensors?.map((tensor) => tensor.name),
    ).toEqual(["2", "1"]);
  });

  it("is the columns of its tensors, and the one without a name has none", () => {
    const recipe: Recipe = {
      ...BLANK_RECIPE,
      inputFormat: "instances",
      tensors: [{ name: "", columns: ["id", "width"] }],
    };
    const requested = requestInputs(recipe, { columns: COLUMNS, dateSystem: 1900 }, undefined);
    expect(requested.tensors).toEqual([{ columns: ["id", "width"] }]);
    expect(planInputs(COLUMNS, requested).fields).toEqual([{ name: undefined, positions: [0, 1], shape: [2] }]);
  });
});
