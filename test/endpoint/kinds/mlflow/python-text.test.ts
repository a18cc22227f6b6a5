import fc from "fast-check";
import { PYTHON_TEXT, unescapePythonText } from "../../../../src/endpoint/kinds/mlflow/python-text";
import { printText } from "./printed-schema";

function read(printed: string): string | undefined {
  PYTHON_TEXT.lastIndex = 0;
  const found = PYTHON_TEXT.exec(printed);
  return found === null ? undefined : unescapePythonText(found[1] ?? found[2] ?? "");
}

describe("A text as Python prints it", () => {
  it.each([
    ["'plain'", "plain"],
    ["''", ""],
    [`"it's"`, "it's"],
    [String.raw`'both \' and "'`, `both ' and "`],
    [
      String.raw`'a\\b\n\r\t\x00\x7f\xa0\u200b\ud800\U000e0001'`,
      "a\\b\n\r\t\0\x7f\u00a0\u200b" + String.fromCodePoint(0xd800, 0xe0001),
    ],
    [String.raw`'\\n'`, "\\n"],
  ])("is read: %s", (printed, text) => {
    expect(read(printed)).toBe(text);
  });

  it("is read back whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(read(printText(text))).toBe(text);
      }),
    );
  });

  it.each([String.raw`'\q'`, String.raw`'\x4'`, String.raw`'\U00110000'`, "'no end", "no beginning'"])(
    "is not read where Python would not write it so: %s",
    (printed) => {
      expect(read(printed)).toBeUndefined();
    },
  );
});
