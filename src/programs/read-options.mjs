/**
 * What is typed behind a program's name, by what programs.json says of it. Uses nothing but Node, because it runs before anything is
 * installed or built.
 */
import { writeSync } from "node:fs";
import { parseArgs } from "node:util";
import { nearNames } from "../core/near-names.mjs";

/** What every program answers. */
const ASKING = { "--help": "help", "-h": "help", "--version": "version" };
/** What was typed to start this process, where that is not `command` of programs.json: the package's own command says it. */
const TYPED_COMMAND = "SCORESHEET_COMMAND";
const USAGE_EXIT_CODE = 2;
const HELP_WIDTH = 110;
const NAME_WIDTH = 24;

/** A sentence about what was typed, for whoever typed it. */
export class OptionError extends Error {}

/**
 * Takes arguments apart into options by their names without dashes: a text each, "" where no value stands behind it, and a list of those
 * that may be repeated. Values are not looked at.
 * @throws OptionError for what is no option or has no value, and for a list that is given twice
 */
export function optionTexts(program, args) {
  const texts = {};
  let words = 0;
  for (const token of tokensOf(program, args)) {
    if (token.kind === "option-terminator") continue;
    if (token.kind === "positional") {
      if (++words <= (program.mostWords ?? 0)) continue;
      throw new OptionError(
        `"${token.value}" belongs to no option. A value with blanks in it is written in quotes. ${howToSeeAll(program)}`,
      );
    }
    const { name, rawName } = token;
    const option = Object.hasOwn(program.options, name) ? program.options[name] : undefined;
    if (option === undefined) throw new OptionError(`${unknownOption(program, name, rawName)} ${howToSeeAll(program)}`);
    const value = valueOf(program, option, token);
    if (option.isRepeated) (texts[name] ??= []).push(value);
    else if (option.isGivenOnce && Object.hasOwn(texts, name)) {
      throw new OptionError(
        `--${name} is given twice. Put both lists into one, with a comma between them. ${howToSeeAll(program)}`,
      );
    } else texts[name] = value;
  }
  return texts;
}

/** A question behind a sentence about a name that there is not; nothing where no known name is near. @param before each name offered */
export function didYouMean(name, known, before = "") {
  const near = nearNames(name, known);
  return near.length === 0 ? "" : ` Did you mean ${near.map((one) => before + one).join(" or ")}?`;
}

/** Where all options are found; behind a sentence about a mistake, which must not scroll out of sight behind them. */
export function howToSeeAll(program) {
  return `All options: ${commandOf(program)} --help`;
}

/** Has this process, and those that it starts, name the command that a person typed in all that they say: `scoresheet score`. */
export function sayCommand(typed) {
  process.env[TYPED_COMMAND] = typed;
}

function commandOf({ command }) {
  return process.env[TYPED_COMMAND] || command;
}

/**
 * What a program answers to its arguments before it does anything: its help, its version, or what is wrong with them.
 * @returns undefined where it may begin
 */
export function answerTo(program, args, version) {
  const asked = tokensOf(program, args).flatMap((token) => ASKING[token.rawName] ?? []);
  if (asked.includes("help")) return { exitCode: 0, stdout: `${helpOf(program)}\n`, stderr: "" };
  if (asked.includes("version")) return { exitCode: 0, stdout: `${version}\n`, stderr: "" };
  try {
    optionTexts(program, args);
    return undefined;
  } catch (error) {
    if (error instanceof OptionError) return { exitCode: USAGE_EXIT_CODE, stdout: "", stderr: `${error.message}\n` };
    throw error;
  }
}

/** Gives that answer, where there is one, and ends this process. */
export function answerAtOnce(program, args, version) {
  const answer = answerTo(program, args, version);
  if (answer === undefined) return;
  // Written before the process ends, also to a pipe that is read slowly.
  for (const [place, text] of [answer.stdout, answer.stderr].entries()) {
    try {
      writeSync(place + 1, text);
    } catch (error) {
      if (error.code !== "EPIPE") throw error;
    }
  }
  process.exit(answer.exitCode);
}

/** All that `--help` prints. */
export function helpOf(program) {
  const { summary, usage, options, variables, notes = [], exitCodes = {} } = program;
  const command = commandOf(program);
  const lines = usage.map((line, place) => {
    const typed = line === "" ? command.replace(/ --$/, "") : `${command} ${line}`;
    return `${place === 0 ? "Usage: " : "       "}${typed}`;
  });
  const own = Object.entries(options).map(([name, option]) => row(spelled(name, option), meaningOf(option)));
  const always = [row("--help, -h", "prints this"), row("--version", "prints the version")];
  const environment = Object.entries(variables).map(([name, variable]) => row(name, meaningOf(variable)));
  return [
    ...[...lines, ...wrapped(summary, HELP_WIDTH), "", "Options:", ...own, ...always],
    ...(environment.length > 0 ? ["", "Environment:", ...environment] : []),
    ...(notes.length > 0 ? ["", ...notes.flatMap((note) => wrapped(note, HELP_WIDTH))] : []),
    ...(Object.keys(exitCodes).length > 0 ? ["", "Exit codes:"] : []),
    ...Object.entries(exitCodes).map(([code, meaning]) => `  ${code}  ${meaning}`),
  ].join("\n");
}

/** An option with what stands behind it: `--table NAME`, `--refresh [SCOPE]`. */
export function spelled(name, { value, isValueOptional }) {
  if (value === undefined) return `--${name}`;
  return isValueOptional ? `--${name} [${value}]` : `--${name} ${value}`;
}

function meaningOf({ meaning, isRepeated, variable, default: otherwise }) {
  const counts = [variable, otherwise].filter((part) => part !== undefined).join(", else ");
  const repeated = isRepeated ? "; may be repeated" : "";
  if (counts === "required") return `${meaning}${repeated} (required)`;
  return `${meaning}${repeated}${counts === "" ? "" : ` (default: ${counts})`}`;
}

function row(name, meaning) {
  const lines = wrapped(meaning, HELP_WIDTH - NAME_WIDTH);
  const indent = " ".repeat(NAME_WIDTH);
  const first = `  ${name}`;
  const isShort = first.length < NAME_WIDTH - 1;
  const [head, ...others] = isShort ? lines : ["", ...lines];
  return [isShort ? first.padEnd(NAME_WIDTH) + head : first, ...others.map((line) => indent + line)].join("\n");
}

function wrapped(text, width) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line !== "" && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
}

function tokensOf({ options }, args) {
  const isBare = (arg, next) => {
    const option = arg.startsWith("--") && Object.hasOwn(options, arg.slice(2)) ? options[arg.slice(2)] : undefined;
    if (option === undefined) return false;
    if (option.value === undefined) return true;
    return option.isValueOptional === true && (next === undefined || next.startsWith("--"));
  };
  return parseArgs({
    args: args.map((arg, place) => (isBare(arg, args[place + 1]) ? `${arg}=` : arg)),
    // Node's own refusals are of another voice, and end without a word about what to do.
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(Object.keys(options).map((name) => [name, { type: "string" }])),
  }).tokens;
}

function unknownOption({ options }, name, rawName) {
  const known = [...Object.keys(options), "help", "version"];
  return `There is no option '${rawName}'.${rawName.startsWith("--") ? didYouMean(name, known, "--") : ""}`;
}

function valueOf(program, option, { rawName, value, inlineValue }) {
  const refused = (sentence) => new OptionError(`${sentence} ${howToSeeAll(program)}`);
  if (option.value === undefined && value !== "") throw refused(`${rawName} takes no value.`);
  if (value === undefined) throw refused(`${rawName} has no value.`);
  if (inlineValue === true || !/^-./.test(value)) return value;
  // Without the equals sign that tokensOf puts behind an option that stands alone.
  const sentence = `${rawName} has no value before "${value.startsWith("--") ? value.replace(/=$/, "") : value}".`;
  // Far more often the value was forgotten, and this is the next option.
  if (value.startsWith("--")) throw refused(sentence);
  throw refused(`${sentence} A value that begins with a dash is written ${rawName}=${value}.`);
}
