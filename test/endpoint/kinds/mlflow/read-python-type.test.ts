import fc from "fast-check";
import { readPythonType } from "../../../../src/endpoint/kinds/mlflow/read-python-type";

const ANY = { type: "any" };
const OBJECT = { type: "map", values: ANY };

describe("a type as Python prints it", () => {
  it.each([
    ["str", { type: "string" }],
    ["int", { type: "long" }],
    ["datetime.datetime", { type: "datetime" }],
    ["bytes", { type: "binary" }],
    ["list[float]", { type: "array", items: { type: "double" } }],
    ["typing.List[typing.List[bool]]", { type: "array", items: { type: "array", items: { type: "boolean" } } }],
    ["dict[str, int]", { type: "map", values: { type: "long" } }],
    ["typing.Dict[str, typing.List[int]]", { type: "map", values: { type: "array", items: { type: "long" } } }],
    ["typing.Any", ANY],
    ["Union[int, str]", ANY],
    ["int | str", ANY],
    ["Item", OBJECT],
    ["__main__.Größe", OBJECT],
    ["list[shop.Item]", { type: "array", items: OBJECT }],
    ["Literal['a', 'b']", ANY],
    ["constructor", OBJECT],
    ["", ANY],
  ])("reads %s", (text, value) => {
    expect(readPythonType(text)).toEqual({ value, takesNone: false });
  });

  it.each([
    ["Union[str, NoneType]", { type: "string" }],
    ["typing.Optional[list[int]]", { type: "array", items: { type: "long" } }],
    ["str | None", { type: "string" }],
    ["Union[dict[str, float], NoneType]", { type: "map", values: { type: "double" } }],
    ["Union[Point, NoneType]", OBJECT],
    ["Union[int, str, None]", ANY],
  ])("knows that %s may be None", (text, value) => {
    expect(readPythonType(text)).toEqual({ value, takesNone: true });
  });

  it("takes whatever else stands there for anything, however deep", () => {
    expect(() => readPythonType("list[".repeat(20_000))).not.toThrow();
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("list", "[", "]", "|", ",", "str", " ", ".", "None") }), (text) => {
        expect(typeof readPythonType(text).takesNone).toBe("boolean");
      }),
    );
  });
});
