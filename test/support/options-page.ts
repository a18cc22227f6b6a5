import type { Program, ProgramOption } from "../../src/programs/program";
import { spelled } from "../../src/programs/read-options.mjs";

type Row = readonly [name: string, variable: string, otherwise: string, meaning: string];

const HEAD: Row = ["option", "environment", "default", "meaning"];

/** The page assets/docs/options.md: every option and environment variable of every program, from the data that their helps are made of. */
export function optionsPage(programs: Readonly<Record<string, Program>>): string {
  return [
    "# Options of all programs",
    "",
    "Made from `src/programs/programs.json` by the tests (`SCORESHEET_UPDATE=1 npm test -- unit test/programs.test.ts`). Every program also",
    "answers `--help` (or `-h`) with what stands here, and `--version`; an option that it does not know ends it with the exit code 2.",
    ...Object.values(programs).flatMap(section),
    "",
  ].join("\n");
}

function section(program: Program): string[] {
  const command = program.command.replace(/ --$/, "");
  const options = Object.entries(program.options).map(([name, option]): Row => {
    const { variable, meaning, isRepeated } = option;
    return [
      code(spelled(name, option)),
      variable ? code(variable) : "",
      otherwiseOf(option),
      meaning + repeated(isRepeated),
    ];
  });
  const variables = Object.entries(program.variables).map(([name, variable]): Row => [
    "",
    code(name),
    otherwiseOf(variable),
    variable.meaning,
  ]);
  const rows = [...options, ...variables];
  return ["", `## ${command}`, "", program.summary, ...(rows.length === 0 ? [] : ["", ...table([HEAD, ...rows])])];
}

function repeated(isRepeated: boolean | undefined): string {
  return isRepeated === true ? "; may be repeated" : "";
}

function otherwiseOf({ default: otherwise = "" }: Pick<ProgramOption, "default">): string {
  return otherwise;
}

function code(text: string): string {
  return `\`${text}\``;
}

/** As Prettier lays it out. */
function table(rows: readonly Row[]): string[] {
  const escaped = rows.map((row) => row.map((text) => text.replace(/(?<!`[^`]*)[|_*](?![^`]*`)/g, "\\$&")));
  const widths = HEAD.map((_, place) => Math.max(...escaped.map((row) => row[place]!.length)));
  const lines = escaped.map((row) => `| ${row.map((text, place) => text.padEnd(widths[place]!)).join(" | ")} |`);
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [lines[0]!, rule, ...lines.slice(1)];
}
