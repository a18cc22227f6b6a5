import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { COLUMN_TYPES } from "../src/core/columns/column-type";
import { INPUT_FORMATS } from "../src/core/inputs/input-format";
import { DEFAULT_COLUMN_NAME } from "../src/core/predictions/default-column-name";
import { ROWS_PER_BATCH } from "../src/core/request/batch-limits";
import type { Program } from "../src/programs/program";
import DESCRIBED from "../src/programs/programs.json";
import { answerTo, helpOf, optionTexts, spelled } from "../src/programs/read-options.mjs";
import { PRODUCT_VERSION } from "../src/protocol/product-version";
import { MOST_CONCURRENT_REQUESTS } from "../src/scoring/scoring-plan";
import { expectGolden } from "./support/golden-file";
import { optionsPage } from "./support/options-page";

const PROGRAMS: Readonly<Record<string, Program>> = DESCRIBED;
const read = (file: string): string => readFileSync(resolve(__dirname, "..", file), "utf8");

const EACH = Object.entries(PROGRAMS).map(([name, program]) => ({ name, program }));
const EACH_OPTION = EACH.flatMap(({ name, program }) =>
  Object.entries(program.options).map(([option, described]) => ({ name, program, option, described })),
);

describe("every program", () => {
  it("is there as a command of npm, with the version of the package", () => {
    const { scripts, version } = JSON.parse(read("package.json")) as {
      scripts: Record<string, string>;
      version: string;
    };
    expect(EACH.filter(({ name }) => !scripts[name]?.startsWith("node src/launch.mjs "))).toEqual([]);
    const started = Object.entries(scripts).filter(([, script]) => script.startsWith("node src/launch.mjs "));
    // npm runs "prepack" by itself.
    expect(
      started
        .map(([name]) => name)
        .filter((name) => name !== "prepack")
        .sort(),
    ).toEqual(Object.keys(PROGRAMS).sort());
    expect(version).toBe(PRODUCT_VERSION);
  });

  it.each(EACH)("says how it is used: $name", ({ program }) => {
    for (const args of [["--help"], ["-h"], ["--hlep", "-h"], ["--help", "--version"]]) {
      expect(answerTo(program, args, "1.2.3")).toEqual({ exitCode: 0, stdout: `${helpOf(program)}\n`, stderr: "" });
    }
    const { summary } = program;
    expect(helpOf(program).replace(/\n/g, " ")).toContain(summary);
  });

  it.each(EACH)("says its version: $name", ({ program }) => {
    expect(answerTo(program, ["--version"], "1.2.3")).toEqual({
      exitCode: 0,
      stdout: "1.2.3\n",
      stderr: "",
    });
  });

  it.each(EACH)("refuses what it does not know, and begins with nothing typed: $name", ({ program }) => {
    const refusal = (sentence: string) => ({
      exitCode: 2,
      stdout: "",
      stderr: `${sentence} All options: ${program.command} --help\n`,
    });
    expect(answerTo(program, ["--xyzzy"], "1.2.3")).toEqual(refusal("There is no option '--xyzzy'."));
    expect(answerTo(program, ["-p"], "1.2.3")).toEqual(refusal("There is no option '-p'."));
    expect(answerTo(program, ["--verison=1"], "1.2.3")).toEqual(
      refusal("There is no option '--verison'. Did you mean --version?"),
    );
    expect(answerTo(program, ["a", "b"], "1.2.3")).toMatchObject({ exitCode: 2 });
    expect(answerTo(program, ["--", "--help", "-h"], "1.2.3")).toMatchObject({ exitCode: 2 });
    expect(answerTo(program, [], "1.2.3")).toBeUndefined();
  });

  it.each(EACH_OPTION)(
    "takes $name --$option, and means it when a letter is missing",
    ({ program, option, described }) => {
      const value = described.value === undefined ? [] : ["1"];
      expect(optionTexts(program, [`--${option}`, ...value])).toEqual({
        [option]: described.isRepeated === true ? ["1"] : (value[0] ?? ""),
      });
      const mistyped = `--${option.slice(0, 2)}${option.slice(3)}`;
      expect(answerTo(program, [mistyped], "1.2.3")?.stderr).toMatch(
        new RegExp(`^There is no option '${mistyped}'. Did you mean (--[a-z-]+ or )*--${option}( or|\\?)`),
      );
      expect(helpOf(program)).toContain(`  ${spelled(option, described)}`);
    },
  );

  it("is told that a value is missing, or one too many", () => {
    const answer = (...args: string[]) => answerTo(PROGRAMS["manifest"]!, args, "1.2.3")?.stderr;
    expect(answer("--origin")).toMatch(/^--origin has no value\. All options: npm run manifest -- --help\n$/);
    expect(answer("--origin", "--offline")).toMatch(/^--origin has no value before "--offline"\./);
    expect(answer("--offline=yes")).toMatch(/^--offline takes no value\./);
  });
});

describe("what is said of options", () => {
  it("stands in one page, as the code has it", () => {
    expectGolden("assets/docs/options.md", optionsPage(PROGRAMS));
  });

  it("agrees with the code", () => {
    const { format, types, column, concurrency, "batch-size": size } = DESCRIBED.score.options;
    for (const name of INPUT_FORMATS) expect(format.meaning).toContain(name);
    for (const name of COLUMN_TYPES) expect(types.meaning).toContain(name);
    expect(format.default).toContain(`${INPUT_FORMATS[0]},`);
    expect([column.default, size.default]).toEqual([DEFAULT_COLUMN_NAME, String(ROWS_PER_BATCH)]);
    expect(concurrency.meaning).toContain(`, ${MOST_CONCURRENT_REQUESTS} at most`);
  });

  it.each([
    ["relay", ["src/relay/config/relay-settings.ts"]],
    ["sample-endpoint", ["src/sample-endpoint/main.ts"]],
    ["start", ["src/start.ts"]],
    ["score", ["src/headless/sign-in/credentials.ts"]],
  ])("names each environment variable that %s reads", (name, files) => {
    const reads = /env(?:\.|\[")([A-Z_]+)|\b((?:DATABRICKS|MLFLOW|TLS)_[A-Z_]*[A-Z])\b/g;
    const variables = files.flatMap((file) => [...read(file).matchAll(reads)].map((match) => match[1] ?? match[2]!));
    expect(variables.length).toBeGreaterThan(0);
    const help = helpOf(PROGRAMS[name]!);
    expect(variables.filter((variable) => !help.includes(variable))).toEqual([]);
  });
});
