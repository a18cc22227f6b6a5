import { checkColumnsNamed } from "../../../src/headless/command/check-columns";
import { parseCommandLine } from "../../../src/headless/command/command-line";
import { CommandError } from "../../../src/headless/telling/exit-codes";

const REQUIRED = ["--workbook", "in.xlsx", "--table", "T", "--endpoint", "localhost:5005", "--out", "out.xlsx"];
const COLUMNS = ["a", "b, c", "d,e,f", '5", 3" disk', "two\nlines"];

function check(...options: string[]): void {
  checkColumnsNamed(parseCommandLine([...REQUIRED, ...options]), COLUMNS);
}

describe("columns that options name", () => {
  it.each([
    [["--columns", 'a,"b, c"']],
    [["--columns", '"5"", 3"" disk"']],
    [["--columns", "two\nlines"]],
    [["--tensor", 't="b, c",a', "--tensor", 'u="d,e,f"']],
    [["--types", '"b, c"=double']],
    [["--as-shown", '"d,e,f",a']],
    [["--as-shown"]],
  ])("are there: %j", (options) => {
    expect(() => check(...options)).not.toThrow();
  });

  it.each([
    [["--columns", "a,nope"], 'no column named "nope" in the table. It has: a, b, c, d,e,f, 5", 3" disk, two'],
    [["--columns", "nope, a"], 'no column named "nope" in the table. It has: a'],
    [
      ["--as-shown", "a "],
      '--as-shown: there is no column named "a " in the table. Write "a": no blanks stand around the commas.',
    ],
    [["--tensor", "t=\ta"], 'Write "a": no blanks'],
    [["--columns", "a,"], "--columns: a name is missing before, between or behind the commas."],
    [["--columns", ""], "--columns: a name is missing"],
    [
      ["--columns", "a,b, c"],
      'no column named "b" in the table. A column whose name holds a comma is written in double quotes: "b, c".',
    ],
    [["--columns", "d,e,f"], 'double quotes: "d,e,f".'],
    [["--tensor", "t=a,b, c"], '--tensor: there is no column named "b"'],
    [["--as-shown", 'a,5", 3" disk'], 'double quotes: "5"", 3"" disk".'],
    [["--columns", 'a, "b, c"'], "A name that holds a comma stands in double quotes"],
    [["--map", "x=nope"], '--map: there is no column named "nope" in the table. It has: a, b, c'],
    [
      ["--map", "x=two line"],
      '--map: there is no column named "two line" in the table. Did you mean "two lines"? It has: a',
    ],
    [["--map", "x=D_E_F"], 'Did you mean "d,e,f"?'],
    [["--columns", "two line"], 'no column named "two line" in the table. Did you mean "two lines"? It has: a'],
    [["--types", "e=long"], '--types: there is no column named "e" in the table.'],
  ])("are missing: %j", (options, sentence) => {
    expect(() => check(...options)).toRefuse(CommandError, { message: expect.stringContaining(sentence) });
  });
});
