import { KnownSecrets } from "../../../src/headless/telling/known-secrets";
import { printableJson, printableText } from "../../../src/headless/telling/printable-text";

describe("printable text", () => {
  it.each([
    ["colours of a terminal", "\u001b[31mred\u001b[0m", "[31mred[0m"],
    ["a title of the window, ended by a bell", "\u001b]0;owned\u0007ok", "]0;ownedok"],
    ["the same in one character of eight bits", "\u009b31mred", "31mred"],
    ["a return to the line's beginning", "100 rows failed\rall went well", "100 rows failedall went well"],
    ["backspaces and deletes", "bad\b\b\bgood\u007f", "badgood"],
    ["NUL", "a\u0000b", "ab"],
    ["turned directions", "file \u202excod.exe\u202c and \u2066x\u2069", "file xcod.exe and x"],
    ["line separators that are none for us", "one\u2028two\u0085three\tfour", "one two three four"],
  ])("holds no %s", (_what, text, printed) => {
    expect(printableText(text)).toBe(printed);
  });

  it("keeps lines, accents, other scripts and joined signs", () => {
    const text = "first\nsecond: größe, 価格, مبلغ, 👩‍🔬";
    expect(printableText(text)).toBe(text);
    expect(printableText("first\r\nsecond")).toBe("first\nsecond");
  });

  it("writes such characters as their numbers in JSON, which means the same", () => {
    const value = { columns: ["a\u001b[31m", "b\u009b", "c\u202e", "d\u2028\n"], models: ["größe"] };
    const text = printableJson(value);
    expect(text).toMatch(/^[\x20-\x7eöß]+$/);
    expect(JSON.parse(text)).toEqual(value);
  });

  it("stays JSON whatever is blotted out of its texts", () => {
    const secrets = new KnownSecrets();
    secrets.note("rows");
    const value = { rows: 3, columns: ["dapi0123456789ab", "rows", "https://host/?sig=1"], models: ["m"] };
    expect(JSON.parse(printableJson(value, (text) => secrets.blotOut(text)))).toEqual({
      rows: 3,
      columns: ["…", "…", "https://host/?…"],
      models: ["m"],
    });
  });
});
