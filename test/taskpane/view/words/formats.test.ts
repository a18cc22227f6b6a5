import { createFormats } from "../../../../src/taskpane/view/words/formats";

describe("numbers and times in the analyst's words", () => {
  const english = createFormats("en-US");

  test.each([
    [120, "0.1 sec"],
    [4_230, "4.2 sec"],
    [9_949, "9.9 sec"],
    [9_950, "10 sec"],
    [59_400, "59 sec"],
    [59_600, "1 min"],
    [125_000, "2 min 5 sec"],
    [3_725_000, "1 hr 2 min"],
    [0, "0.1 sec"],
  ])("%d ms is %s", (ms, words) => {
    expect(english.duration(ms)).toBe(words);
  });

  test("follow the language and region", () => {
    expect(createFormats("de-DE").count(12_345)).toBe("12.345");
    expect(english.count(12_345)).toBe("12,345");
    expect(createFormats("de-DE").rough(0.12345)).toBe("0,123");
  });

  test("show a value as a cell would, with no more digits than mean something", () => {
    expect([1234.5, 0.1 + 0.2, 1e-7, -0.5].map((value) => english.number(value))).toEqual([
      "1,234.5",
      "0.3",
      "0.0000001",
      "-0.5",
    ]);
    expect(createFormats("de-DE").number(1234.5)).toBe("1.234,5");
  });

  test("follow the browser when the tag is no language", () => {
    expect(createFormats("not a tag").count(1)).toBe("1");
  });

  test("one row is not rows", () => {
    expect([english.rows(1), english.rows(0), english.rows(2), english.columns(1)]).toEqual([
      "1 row",
      "0 rows",
      "2 rows",
      "1 column",
    ]);
  });

  test.each([
    [[], ""],
    [["a"], "a"],
    [["a", "b"], "a and b"],
    [["a", "b", "c"], "a, b and c"],
    [["a", "b", "c", "d", "e"], "a, b and 3 more"],
  ])("%j is listed as %j", (names, words) => {
    expect(english.list(names, 3)).toBe(words);
  });
});
