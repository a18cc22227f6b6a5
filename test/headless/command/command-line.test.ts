import { parseCommand, parseCommandLine } from "../../../src/headless/command/command-line";
import { usage } from "../../../src/headless/command/usage";
import { sayCommand } from "../../../src/programs/read-options.mjs";
import { CommandError } from "../../../src/headless/telling/exit-codes";

const REQUIRED = ["--workbook", "in.xlsx", "--table", "T", "--endpoint", "localhost:5005", "--out", "out.xlsx"];

function parse(...more: string[]) {
  return parseCommandLine([...REQUIRED, ...more]);
}

describe("command line of npm run score", () => {
  it("has a default for all that is not required", () => {
    expect(parse()).toEqual({
      workbookFile: "in.xlsx",
      tableName: "T",
      endpoint: "localhost:5005",
      outFile: "out.xlsx",
      inputFormat: "dataframe_records",
      rowsPerBatch: 256,
      concurrency: "auto",
      maxPayloadBytes: 1_000_000,
      columnName: "Prediction",
      sentColumns: undefined,
      tensors: undefined,
      signatureFile: undefined,
      types: {},
      asShown: [],
      parameters: {},
      onRefused: "quarantine",
      outputs: undefined,
      allowed: [],
    });
  });

  it("reads every option", () => {
    const request = parse(
      ...["--format", "inputs", "--batch-size", "10", "--column", "Guess", "--columns", "b,a", "--outputs", "label"],
      ...["--tensor", "t=a,b", "--tensor", "=c", "--signature", "MLmodel", "--types", "a=b=long,c=string"],
      ...["--params", '{"depth": 2}', "--on-error", "stop", "--concurrency", "8"],
    );
    expect(request).toMatchObject({
      inputFormat: "inputs",
      rowsPerBatch: 10,
      concurrency: 8,
      columnName: "Guess",
      sentColumns: ["b", "a"],
      outputs: ["label"],
      tensors: [{ name: "t", columns: ["a", "b"] }, { columns: ["c"] }],
      signatureFile: "MLmodel",
      types: { "a=b": "long", c: "string" },
      parameters: { depth: 2 },
      onRefused: "stop",
    });
  });

  it("takes rows without any input along only where that is said", () => {
    expect(parse("--blank-rows", "send").sendsBlankRows).toBe(true);
    expect(parse("--blank-rows", "leave-out")).toEqual(parse());
    expect(() => parse("--blank-rows", "all")).toThrow('--blank-rows takes leave-out or send, not "all".');
  });

  it("takes names with commas in every list, in double quotes", () => {
    const request = parse(
      ...["--columns", 'a,"b, c"', "--outputs", '"p, q",r', "--types", '"b, c"=long,a=string', "--as-shown", '"b, c"'],
      ...["--tensor", '"t, u"="b, c",a', "--tensor", '="b, c"'],
    );
    expect(request).toMatchObject({
      sentColumns: ["a", "b, c"],
      outputs: ["p, q", "r"],
      types: { "b, c": "long", a: "string" },
      asShown: ["b, c"],
      tensors: [{ name: "t, u", columns: ["b, c", "a"] }, { columns: ["b, c"] }],
    });
  });

  it("takes --as-shown for all columns, or for some", () => {
    expect(parse("--as-shown").asShown).toBe("all");
    expect(parse("--as-shown", "--format", "inputs")).toMatchObject({ asShown: "all", inputFormat: "inputs" });
    expect(parse("--as-shown", "zip,id").asShown).toEqual(["zip", "id"]);
    expect(parse("--as-shown=zip").asShown).toEqual(["zip"]);
  });

  it.each([
    [["--params", "{depth: 2}"], "--params takes a JSON object"],
    [["--params", "[1]"], "--params takes a JSON object"],
    [["--params", "null"], "--params takes a JSON object"],
    [["--columns", "a,b,a"], '--columns names "a" twice.'],
    [["--columns", 'a,b,"a"'], '--columns names "a" twice.'],
    [["--outputs", "p,p"], '--outputs names "p" twice.'],
    [["--types", "a=long,a=double"], '--types names "a" twice.'],
    [["--columns", 'a,"b'], "is never closed"],
    [["--outputs", '"a"b'], "behind the quoted name"],
    [["--tensor", 't="b, c'], "is never closed"],
    [["--as-shown", '"b'], "is never closed"],
    [["--types", '"b, c=long'], "is never closed"],
    [["--types", "b, c=long"], "A name that holds a comma stands in double quotes"],
    [["--types", "a"], "--types takes column=type"],
    [["--types", "a=number"], "--types takes column=type"],
    [["--tensor", "a,b"], "--tensor takes NAME=column,column"],
    [["--tensor", "t=a", "--tensor", "t=b"], '--tensor names "t" twice'],
    [["--map", "age"], "--map takes INPUT=HEADER"],
    [["--map", "=Age"], "--map takes INPUT=HEADER"],
    [["--constant", "country"], "--constant takes INPUT=VALUE"],
    [["--map", "a=x", "--map", "a=y"], '--map names "a" twice'],
    [["--constant", "a=1", "--constant", "a=2"], '--constant names "a" twice'],
    [["--map", "a=x", "--constant", "a=2"], '--map or --constant names "a" twice'],
    [["--map", '"a=x'], "is never closed"],
    [["--tensor", "t=a", "--map", "a=x"], "--map cannot be used with --tensor, which says what each input gets."],
    [["--on-error", "ignore"], '--on-error takes quarantine or every-row or stop, not "ignore".'],
    [["--batch-size", "2.5"], "--batch-size takes a whole number"],
    [["--batch-size", "many"], "--batch-size takes a whole number"],
    [["--concurrency", "0"], "--concurrency takes auto, or a whole number of requests at once from 1 to 1000"],
    [["--concurrency", "2.5"], "--concurrency takes auto"],
    [["--concurrency", "1001"], "--concurrency takes auto"],
    [["--concurrency="], "--concurrency takes auto"],
    [["--column", " "], "--column takes the header"],
    [["--column", "x".repeat(256)], "--column takes 255 characters at most"],
    [["--column", "a\u0001b"], "--column holds a character that no cell can hold"],
    [["--column", "\u0000"], "--column holds a character that no cell can hold"],
    [["--column", "a\uffff"], "--column holds a character that no cell can hold"],
  ])("refuses %j with a sentence", (args, sentence) => {
    expect(() => parse(...args)).toRefuse(CommandError, { message: expect.stringContaining(sentence) });
  });

  it("reads which columns and constants feed inputs, each at its first equals sign outside quotes", () => {
    const maps = ["--map", "age=Applicant Age", "--map", '"x=y"=a=b', "--map", 'q="a, b"'];
    const { inputs } = parse(...maps, "--constant", "country=DE", "--constant", 'note="=1"', "--constant", "none=");
    expect(inputs).toEqual({
      age: "Applicant Age",
      "x=y": "a=b",
      q: "a, b",
      country: { constant: "DE" },
      note: { constant: '"=1"' },
      none: { constant: "" },
    });
  });

  it("names the command by which it was started, in all that it says", () => {
    sayCommand("scoresheet score");
    try {
      expect(() => parse("--out", "")).toRefuse(CommandError, {
        message: expect.stringContaining(" All options: scoresheet score --help"),
      });
      expect(() => parse("--xyzzy")).toRefuse(CommandError, {
        message: "There is no option '--xyzzy'. All options: scoresheet score --help",
      });
      expect(usage()).toMatch(/^Usage: scoresheet score --workbook/);
    } finally {
      delete process.env["SCORESHEET_COMMAND"];
    }
  });

  it.each([[[]], [["--freeze"]], [["--refresh"]]])(
    "may leave older files as they are, whatever it does: %j",
    (kind) => {
      const files = kind.length > 0 ? ["--workbook", "in.xlsx", "--out", "out.xlsx"] : REQUIRED;
      const { request } = parseCommand([...files, ...kind, "--no-overwrite"]);
      expect(request.keepsOlderFiles).toBe(true);
      expect(parseCommand([...files, ...kind]).request.keepsOlderFiles).toBeUndefined();
    },
  );

  it("replaces the columns that are named, those that are remembered where none is, and no column else", () => {
    expect(parse("--replace").replaces).toEqual([]);
    expect(parse("--replace", 'Prediction,"a, b"').replaces).toEqual(["Prediction", "a, b"]);
    expect(parse()).not.toHaveProperty("replaces");
    const files = ["--workbook", "in.xlsx", "--out", "out.xlsx", "--replace"];
    for (const other of ["--refresh", "--freeze"]) {
      expect(() => parseCommand([...files, other])).toRefuse(CommandError, {
        message: expect.stringContaining(`--replace cannot be used with ${other}`),
      });
    }
    expect(() => parseCommand(["--input", "in.csv", "--output", "out.csv", "--endpoint", "x", "--replace"])).toRefuse(
      CommandError,
      { message: expect.stringContaining("--replace cannot be used with --input") },
    );
  });

  it("says how a file of rows is scored, which has no table to name", () => {
    expect(() => parseCommandLine(["--workbook", "in.csv", "--endpoint", "x", "--out", "out.xlsx"])).toRefuse(
      CommandError,
      {
        message:
          "--table is missing. Without a workbook, --input FILE and --output FILE score it as it is. " +
          "All options: npm run score -- --help",
      },
    );
  });

  it("names all that is missing at once", () => {
    expect(() => parseCommandLine(["--table", "T", "--out", ""])).toRefuse(CommandError, {
      message: "--workbook is missing. --endpoint is missing. --out is missing. All options: npm run score -- --help",
    });
  });

  it.each([
    [["--reasons", ""], "--reasons takes the header of the new column, not a blank."],
    [["--save-recipe", "r.json", "--dry-run"], "--save-recipe writes the recipe of a run, and --dry-run makes none."],
    [["--allow", "https://a.example/path"], "--allow takes a host and nothing behind it"],
    [["--allow", "http://a.example"], "http is for this machine only"],
    [["--allow", "https://user:secret@a.example"], "--allow takes a host"],
    [["--allow", "a.example"], "--allow takes a host"],
    [
      ["--recipe", "r.json", "--columns", "a", "--params", "{}"],
      "--columns, --params cannot be used with --recipe, which says it already.",
    ],
  ])("refuses %j in a sentence that repeats no secret", (args, sentence) => {
    expect(() => parse(...args)).toRefuse(CommandError, { message: expect.stringContaining(sentence) });
    expect(() => parse(...args)).not.toThrow(/secret/);
  });

  it("needs no endpoint beside a recipe, which decides what is not typed", () => {
    const args = ["--workbook", "in.xlsx", "--table", "T", "--out", "out.xlsx", "--recipe", "r.json"];
    const request = parseCommandLine([...args, "--allow", "https://a.example", "--allow=http://localhost:1"]);
    expect(request).toMatchObject({ recipeFile: "r.json", allowed: ["https://a.example", "http://localhost:1"] });
    expect([request.endpoint, request.onRefused]).toEqual([undefined, undefined]);
    expect(parseCommandLine([...args, "--on-error", "every-row"]).onRefused).toBe("every-row");
  });

  it("shows the whole usage where nothing was typed", () => {
    expect(() => parseCommandLine([])).toRefuse(CommandError, { message: expect.stringContaining(usage()) });
  });
});

describe("a command that makes remembered columns again", () => {
  const FILES = ["--workbook", "in.xlsx", "--out", "out.xlsx"];

  it("takes the rows that changed unless others are named", () => {
    expect(parseCommand([...FILES, "--refresh"])).toMatchObject({
      kind: "refresh",
      request: { scope: "changed", allowed: [] },
    });
    expect(parseCommand(["--refresh", ...FILES, "--dry-run"])).toMatchObject({
      request: { scope: "changed", isDryRun: true },
    });
    expect(parseCommand([...FILES, "--refresh", "failed", "--column", "P", "--table", "T"])).toMatchObject({
      request: { scope: "failed", columnName: "P", tableName: "T" },
    });
  });

  it("may name no file to write where it writes none", () => {
    expect(parseCommand(["--workbook", "in.xlsx", "--refresh", "all", "--dry-run"])).toMatchObject({
      request: { scope: "all", outFile: "" },
    });
    expect(() => parseCommand(["--workbook", "in.xlsx", "--refresh"])).toThrow("--out is missing.");
  });

  it.each([
    [["--refresh", "rest"], '--refresh takes all or changed or failed, not "rest".'],
    [["--refresh", "--format", "inputs"], "--format cannot be used with --refresh"],
    [["--refresh", "--recipe", "r.json"], "--recipe cannot be used with --refresh"],
    [
      ["--refresh", "--reasons", "Why"],
      "--reasons cannot be added to a column that stands. Score the table into a new column, with --table, --endpoint and --reasons;",
    ],
    [["--refresh", "--dry-run=yes"], "--dry-run takes no value."],
  ])("refuses %j", (args, sentence) => {
    expect(() => parseCommand([...FILES, ...args])).toRefuse(CommandError, {
      message: expect.stringContaining(sentence),
    });
  });
});
