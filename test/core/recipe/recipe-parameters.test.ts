import type { SchemaParameter } from "../../../src/core/inputs/schema";
import { BLANK_RECIPE } from "../../../src/core/recipe/recipe";
import { recipeParameters } from "../../../src/core/recipe/recipe-parameters";
import { inputErrorCode } from "../../support/input-error-code";

const depth: SchemaParameter = { name: "depth", type: "long", defaultValue: 3, isList: false };
const valuesOf = (parameters: Readonly<Record<string, string>>, declared?: readonly SchemaParameter[]) =>
  recipeParameters({ ...BLANK_RECIPE, parameters }, declared && { parameters: declared });

describe("the values of a recipe's parameters", () => {
  it("are read as their types, and a blank one is left at the model's default", () => {
    expect(valuesOf({ depth: "5" }, [depth])).toEqual({ depth: 5 });
    expect(valuesOf({ depth: "" }, [depth])).toEqual({});
  });

  it("are one JSON object where that was given, whatever the model declares", () => {
    expect(valuesOf({ "": '{"depth": 5, "rate": [1]}' })).toEqual({ depth: 5, rate: [1] });
    expect(valuesOf({ "": '{"depth": 5}' }, [depth])).toEqual({ depth: 5 });
  });

  it("are refused when a text makes no sense, rather than left at their defaults", () => {
    expect(inputErrorCode(() => valuesOf({ depth: "deep" }, [depth]))).toBe("bad-parameter");
    expect(inputErrorCode(() => valuesOf({ "": "{" }))).toBe("bad-parameter");
  });
});
