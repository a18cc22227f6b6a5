import { cellError } from "../../../../src/workbench/model/texts/cell-content";
import { readInput } from "../../../../src/workbench/model/texts/read-input";

const DATES = { dateSystem: 1900, currentYear: 2026 } as const;
const entered = (text: string, numberFormat = "General") => readInput(text, numberFormat, DATES);

describe("readInput", () => {
  it.each([
    ["1", 1],
    [" 12 ", 12],
    [".5", 0.5],
    ["5.", 5],
    ["-1.5e-3", -0.0015],
    ["12345678901234567890", 12345678901234600000],
    ["0.1", 0.1],
  ])("reads the number %p", (text, value) => {
    expect(entered(text)).toMatchObject({ content: { value } });
  });

  it.each(["1.2.3", "1,23", "e5", ".", "1-", "(1", "-(1)x", "1e999", "$", "%", "one"])(
    "reads no number in %p",
    (text) => {
      const reading = entered(text);
      expect("content" in reading && typeof reading.content.value === "number").toBe(false);
    },
  );

  it.each([
    ["1/2/2024", 45293, "m/d/yyyy"],
    ["1/2/24", 45293, "m/d/yyyy"],
    ["1/2/30", 10960, "m/d/yyyy"],
    ["2024/1/2", 45293, "m/d/yyyy"],
    ["2024-01-02 12:00", 45293.5, "m/d/yyyy h:mm"],
    ["2024-01-02T06:00:00Z", 45293.25, "m/d/yyyy h:mm"],
    ["2-Jan", 46024, "d-mmm"],
    ["Jan 2, 2024", 45293, "d-mmm-yy"],
    ["SEPT2", 46267, "d-mmm"],
    ["Jan-45", 16438, "mmm-yy"],
    ["January 2024", 45292, "mmm-yy"],
    ["1:30 PM", 0.5625, "h:mm AM/PM"],
    ["1:02:03", 0.043090277777777776, "h:mm:ss"],
    ["1 1/2", 1.5, "# ?/?"],
    ["1900-01-01", 1, "m/d/yyyy"],
    ["1900-02-28", 59, "m/d/yyyy"],
    ["2/29/1900", 60, "m/d/yyyy"],
    ["1900-03-01", 61, "m/d/yyyy"],
    ["9999-12-31", 2958465, "m/d/yyyy"],
  ])("takes %p for a date, a time or a fraction", (text, value, numberFormat) => {
    expect(entered(text)).toEqual({ content: { value, numberFormat } });
  });

  it.each(["1899-12-31", "2023-02-29", "13/13/2024", "25:00", "1:60", "0:30 PM", "May be", "march on"])(
    "leaves %p a text",
    (text) => {
      expect(entered(text)).toEqual({ content: { value: text, quotePrefix: false } });
    },
  );

  it("keeps a number format that was chosen before", () => {
    expect(entered("50%", "0.000")).toEqual({ content: { value: 0.5 } });
    expect(entered("2024-01-02", "0")).toEqual({ content: { value: 45293 } });
  });

  it("computes literal arithmetic and shows an error for everything else", () => {
    const valueOf = (text: string): unknown => {
      const reading = entered(text);
      return "content" in reading ? reading.content.value : reading;
    };
    expect(
      ["=1+2*3", "=(1+2)*3", "=-2", "=10/4-1", '="a""b"', "=1/0", "=A1", "=SUM(1,2)", "=2^3"].map(valueOf),
    ).toEqual([
      7,
      9,
      -2,
      1.5,
      'a"b',
      cellError("#DIV/0!"),
      cellError("#NAME?"),
      cellError("#NAME?"),
      cellError("#NAME?"),
    ]);
  });

  it.each(["=(", "=1+", '="open', "=)(", "-a b", "=f(1,"])("refuses the formula %p", (text) => {
    expect(entered(text)).toEqual({ refused: "malformed-formula" });
  });

  it.each(["=SUM(A1;A2)", '=SCORE.PREDICT("iris";A2:D2)'])("refuses the semicolons of %p", (text) => {
    expect(entered(text)).toEqual({ refused: "semicolon-in-formula" });
  });

  it.each(["=SUM({1;2})", '=";"', "='a;b'!A1", "=SUM(Flowers[a;b])"])("takes the semicolon of %p", (text) => {
    expect(entered(text)).toMatchObject({ content: { formula: text } });
  });

  it.each([
    "=SUM(Flowers[P label])",
    "=Flowers[[it''s '#1 '[cm'] '@ \"x\" 2-]]",
    "=COUNTIF(Flowers[[#This Row],[P label]],A4)",
    "=SUM(Flowers[P label] Flowers[Q])",
  ])("takes any header of a column in %p", (text) => {
    expect(entered(text)).toMatchObject({ content: { formula: text } });
  });

  it.each(["=Flowers[P label", "=Flowers[P label]]", "=Flowers[P label']", '=Flowers[P]"'])(
    "refuses the column in %p",
    (text) => {
      expect(entered(text)).toEqual({ refused: "malformed-formula" });
    },
  );

  it("tells an error from a text that only mentions one", () => {
    expect(entered("#DIV/0!")).toEqual({ content: { value: cellError("#DIV/0!") } });
    expect(entered("#hashtag")).toEqual({ content: { value: "#hashtag", quotePrefix: false } });
  });
});
