import { howToScoreRows } from "../files/file-of-rows";
import type { OptionTexts } from "./read-options";
import { CommandError } from "../telling/exit-codes";
import { howToSeeUsage, usage } from "./usage";

export type OptionName = keyof OptionTexts;

/** @throws CommandError that names what is missing; where nothing was typed, with the usage */
export function requireOptions(options: OptionTexts, names: readonly OptionName[], args: readonly string[]): void {
  const needed = names.filter((name) => !(name === "out" || name === "output") || options["dry-run"] === undefined);
  const missing = needed.filter((name) => !options[name]).map((name) => `--${name} is missing.`);
  if (missing.length === 0) return;
  const way = howToScoreRows(options.workbook ?? "", "--workbook");
  throw new CommandError(missing.join(" ") + way + (args.length === 0 ? `\n${usage()}` : ` ${howToSeeUsage()}`));
}

/** @throws CommandError that names what was typed and cannot be used there */
export function refuseBeside(other: string, options: OptionTexts, names: readonly OptionName[]): void {
  const typed = names.filter((name) => options[name] !== undefined).map((name) => `--${name}`);
  if (typed.length > 0) throw new CommandError(`${typed.join(", ")} cannot be used with ${other}.`);
}
