import { findSeparator } from "../../../src/workbench/csv/find-separator";

describe("findSeparator", () => {
  it.each([
    ["a,b\n1,2", ","],
    ["a;b\n1,5;2,5", ";"],
    ["a\tb\n1,5\t2;5", "\t"],
    ['name,note\n"Doe; John","x;y;z"', ","],
    ['"Size; cm",b\n1,2', ","],
    ["one column\n1\n2", ","],
    ["", ","],
  ])("finds it in %j", (text, separator) => {
    expect(findSeparator(text)).toEqual({ separator, body: text });
  });

  it("believes the line that tells it", () => {
    expect(findSeparator("sep=;\r\na,b;c")).toEqual({ separator: ";", body: "a,b;c" });
  });
});
