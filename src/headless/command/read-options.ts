import { parseArgs } from "node:util";
import { CommandError } from "../telling/exit-codes";
import { HOW_TO_SEE_USAGE } from "./usage";

// prettier-ignore
const SINGLE = [
  "workbook", "table", "endpoint", "out", "format", "batch-size", "column", "columns", "signature", "types", "as-shown", "blank-rows",
  "params", "outputs", "on-error", "concurrency", "workspace-host", "mlflow-host", "refresh", "recipe", "save-recipe", "reasons",
  "dry-run", "freeze",
] as const;
/** Options that may be repeated. */
const REPEATED = ["tensor", "allow"] as const;
/** Options that hold a list: whoever gives one twice means both. */
const LISTS: readonly string[] = ["columns", "types", "as-shown", "outputs"];
/** Options whose value may be missing. */
const MAY_BE_BARE = ["--as-shown", "--refresh"];
/** Options that never have a value. */
const FLAGS = ["--dry-run", "--freeze"];

type SingleOption = (typeof SINGLE)[number];
type RepeatedOption = (typeof REPEATED)[number];

/** The options of a command as they were typed, by their names without dashes. */
export type OptionTexts = Readonly<Partial<Record<SingleOption, string> & Record<RepeatedOption, readonly string[]>>>;

/** Whether the command asks what it can do, whatever else it says. */
export function asksForHelp(args: readonly string[]): boolean {
  return tokensOf(args).some((token) => token.kind === "option" && ["--help", "-h"].includes(token.rawName));
}

/**
 * Takes a command apart into its options; their values are not looked at. Of one that is given twice the last counts, so that scripts can
 * append to a command.
 * @throws CommandError for what is no option or has no value, and for a list that is given twice
 */
export function readOptions(args: readonly string[]): OptionTexts {
  const texts: Partial<Record<SingleOption, string>> = {};
  const lists: Partial<Record<RepeatedOption, string[]>> = {};
  for (const token of tokensOf(args)) {
    if (token.kind === "option-terminator") continue;
    if (token.kind === "positional") {
      refuse(`"${token.value}" belongs to no option. A value with blanks in it is written in quotes.`);
    }
    const { name, rawName } = token;
    if (isRepeated(name)) (lists[name] ??= []).push(valueOf(token));
    else if (isSingle(name)) {
      if (LISTS.includes(name) && name in texts) {
        refuse(`--${name} is given twice. Put both lists into one, with a comma between them.`);
      }
      texts[name] = valueOf(token);
    } else refuse(`There is no option '${rawName}'.`);
  }
  return { ...texts, ...lists };
}

function tokensOf(args: readonly string[]) {
  const text = { type: "string" } as const;
  return parseArgs({
    args: args.map((arg, place) => (isBare(arg, args[place + 1]) ? `${arg}=` : arg)),
    // Node's own refusals are of another voice, and end without a word about what to do.
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries([...SINGLE, ...REPEATED].map((name) => [name, text])),
  }).tokens;
}

function isBare(arg: string, next: string | undefined): boolean {
  return FLAGS.includes(arg) || (MAY_BE_BARE.includes(arg) && (next === undefined || next.startsWith("--")));
}

function valueOf(token: {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}): string {
  const { rawName, value, inlineValue } = token;
  if (FLAGS.includes(rawName) && value !== "") return refuse(`${rawName} takes no value.`);
  if (value === undefined) return refuse(`${rawName} has no value.`);
  if (inlineValue === true || !/^-./.test(value)) return value;
  const sentence = `${rawName} has no value before "${value}".`;
  // Far more often the value was forgotten, and this is the next option.
  return refuse(
    value.startsWith("--") ? sentence : `${sentence} A value that begins with a dash is written ${rawName}=${value}.`,
  );
}

function isRepeated(name: string): name is RepeatedOption {
  return REPEATED.some((known) => known === name);
}

function isSingle(name: string): name is SingleOption {
  return SINGLE.some((known) => known === name);
}

function refuse(sentence: string): never {
  throw new CommandError(`${sentence} ${HOW_TO_SEE_USAGE}`);
}
