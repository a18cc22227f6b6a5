import { readOptions } from "../../../src/headless/command/read-options";
import { CommandError } from "../../../src/headless/telling/exit-codes";

describe("options of a command", () => {
  it("are read with their values, behind a blank or an equals sign", () => {
    expect(readOptions(["--table", "T", "--out=-x.xlsx", "--tensor", "a=b", "--tensor", "c=d"])).toEqual({
      table: "T",
      out: "-x.xlsx",
      tensor: ["a=b", "c=d"],
    });
  });

  it("count as they were given last", () => {
    expect(readOptions(["--table", "T", "--table=U"])).toEqual({ table: "U" });
  });

  it.each([
    [["--workbok", "a.xlsx"], "There is no option '--workbok'. Did you mean --workbook?"],
    [["-x"], "There is no option '-x'."],
    [["--__proto__", "a"], "There is no option '--__proto__'."],
    [["a.xlsx"], '"a.xlsx" belongs to no option. A value with blanks in it is written in quotes.'],
    [["--columns", "a,", "b"], '"b" belongs to no option. A value with blanks in it is written in quotes.'],
    [["--", "b"], '"b" belongs to no option. A value with blanks in it is written in quotes.'],
    [
      ["--columns", "a", "--table", "T", "--columns=b"],
      "--columns is given twice. Put both lists into one, with a comma between them.",
    ],
    [
      ["--types", "a=double", "--types", "a=long"],
      "--types is given twice. Put both lists into one, with a comma between them.",
    ],
    [
      ["--as-shown", "--as-shown", "a"],
      "--as-shown is given twice. Put both lists into one, with a comma between them.",
    ],
    [
      ["--outputs", "a", "--outputs", "a"],
      "--outputs is given twice. Put both lists into one, with a comma between them.",
    ],
    [["--table"], "--table has no value."],
    [["--table", "--out", "x.xlsx"], '--table has no value before "--out".'],
    [
      ["--batch-size", "-5"],
      '--batch-size has no value before "-5". A value that begins with a dash is written --batch-size=-5.',
    ],
  ])("are refused in one sentence that says what to do: %j", (args, sentence) => {
    expect(() => readOptions(args)).toRefuse(CommandError, {
      message: `${sentence} All options: npm run score -- --help`,
    });
  });
});
