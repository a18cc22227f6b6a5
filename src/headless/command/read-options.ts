import PROGRAMS from "../../programs/programs.json";
import { OptionError, optionTexts } from "../../programs/read-options.mjs";
import { CommandError } from "../telling/exit-codes";

type Options = typeof PROGRAMS.score.options;
type RepeatedOption = {
  [Name in keyof Options]: Options[Name] extends { readonly isRepeated: boolean } ? Name : never;
}[keyof Options];
type SingleOption = Exclude<keyof Options, RepeatedOption>;

/** The options of a command as they were typed, by their names without dashes. */
export type OptionTexts = Readonly<Partial<Record<SingleOption, string> & Record<RepeatedOption, readonly string[]>>>;

/**
 * Takes a command apart into its options; their values are not looked at. Of one that is given twice the last counts, so that scripts can
 * append to a command.
 * @throws CommandError for what is no option or has no value, and for a list that is given twice
 */
export function readOptions(args: readonly string[]): OptionTexts {
  try {
    return optionTexts(PROGRAMS.score, args);
  } catch (error) {
    throw error instanceof OptionError ? new CommandError(error.message) : error;
  }
}
