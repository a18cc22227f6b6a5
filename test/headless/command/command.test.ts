import { isOfAnEngine } from "../../../src/headless/command/command";
import { parseCommand } from "../../../src/headless/command/command-line";

const MODEL = ["--endpoint", "http://127.0.0.1:5001/invocations"];
const WORKBOOK = ["--workbook", "in.xlsx", "--table", "T", "--out", "out.xlsx", ...MODEL];
const FILE = ["--input", "in.csv", "--output", "out.csv", ...MODEL];
const SPARK = ["--engine", "spark", "--input", "in.csv", "--output", "out", "--model", "models:/churn/3"];
const SQL = ["--engine=sql", "--warehouse", "5a3e", "--source", "a.b.c", "--target", "a.b.d", ...MODEL];

it.each([
  [WORKBOOK, false],
  [[...WORKBOOK, "--column=--engine"], false],
  [FILE, false],
  [SPARK, true],
  [SQL, true],
])("knows of a command whether an engine goes on with its work: %j", (args, isElsewhere) => {
  expect(isOfAnEngine(parseCommand(args))).toBe(isElsewhere);
});
