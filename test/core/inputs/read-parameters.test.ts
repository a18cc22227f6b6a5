import type { SchemaParameter } from "../../../src/core/inputs/schema";
import { ALL_PARAMETERS, readParameters } from "../../../src/core/inputs/read-parameters";

const parameter = (name: string, type: SchemaParameter["type"], isList = false): SchemaParameter => ({
  name,
  ...(type === undefined ? {} : { type }),
  isList,
  defaultValue: null,
});
const DECLARED = [
  parameter("depth", "long"),
  parameter("rate", "double"),
  parameter("fast", "boolean"),
  parameter("mode", "string"),
  parameter("steps", "long", true),
];

describe("the parameters of a run", () => {
  test("may have a name that every object knows", () => {
    const { values } = readParameters([parameter("__proto__", "long")], new Map([["__proto__", "3"]]));
    expect(Object.entries(values)).toEqual([["__proto__", 3]]);
  });

  test("are values of their types, and defaults where nothing was typed", () => {
    const texts = new Map([
      ["depth", " 3 "],
      ["rate", ""],
      ["fast", "false"],
      ["mode", "best"],
      ["steps", "[1, 2]"],
    ]);
    expect(readParameters(DECLARED, texts)).toEqual({
      values: { depth: 3, fast: false, mode: "best", steps: [1, 2] },
      wrong: [],
    });
  });

  test.each([
    ["depth", "3.5"],
    ["depth", "three"],
    ["rate", "0,5"],
    ["fast", "yes"],
    ["steps", "1"],
    ["steps", "[1.5]"],
    ["steps", "[1"],
  ])("%s is wrong as %j, and not sent", (name, text) => {
    expect(readParameters(DECLARED, new Map([[name, text]]))).toEqual({ values: {}, wrong: [name] });
  });

  test("without a type are any JSON value", () => {
    const texts = new Map([["config", '{"a": [1]}']]);
    expect(readParameters([parameter("config", undefined)], texts).values).toEqual({ config: { a: [1] } });
    expect(readParameters([parameter("config", undefined)], new Map([["config", "{"]])).wrong).toEqual(["config"]);
  });

  test("of a model that does not name them are any JSON object", () => {
    const read = (text: string) => readParameters(undefined, new Map([[ALL_PARAMETERS, text]]));
    expect(read('{"top_k": 5}')).toEqual({ values: { top_k: 5 }, wrong: [] });
    expect(read(" ")).toEqual({ values: {}, wrong: [] });
    for (const text of ["[1]", "5", "null", "{", '{"a": 1}}']) expect(read(text).wrong).toEqual([ALL_PARAMETERS]);
  });

  test("typed for a model that did not name them are not sent once it does", () => {
    expect(readParameters([], new Map([[ALL_PARAMETERS, '{"a": 1}']])).values).toEqual({});
  });
});
