import type { Schema } from "../../core/inputs/schema";
import type { SchemaAsked } from "./find-schema";
import { CommandError } from "../telling/exit-codes";
import { meantNames } from "../telling/meant-names";
import { someNames } from "../telling/some-names";
import type { ScoreRequest } from "../command/command";

/**
 * Every input that an option feeds must be one of the model's: what is said of another one would come to nothing.
 * @param asked whether somebody was asked what the model takes
 * @throws CommandError
 */
export function checkInputsNamed(
  { inputs = {} }: Pick<ScoreRequest, "inputs">,
  schema: Schema | undefined,
  asked: SchemaAsked,
): void {
  const [first, ...others] = Object.keys(inputs);
  if (first === undefined) return;
  const known = schema?.columns.map(({ name }) => name) ?? [];
  if (known.length === 0) throw new CommandError(`--map and --constant name inputs of the model, ${UNKNOWN[asked]}`);
  const missing = [first, ...others].find((input) => !known.includes(input));
  if (missing === undefined) return;
  throw new CommandError(
    `The model has no input "${missing}".${meantNames(missing, known)} It has: ${someNames(known)}.`,
  );
}

const GIVE_SIGNATURE = "Give its --signature.";
const UNKNOWN: Readonly<Record<SchemaAsked, string>> = {
  answered: `which does not say that it takes any by name. ${GIVE_SIGNATURE}`,
  failed: `which could not be asked for them. ${GIVE_SIGNATURE}`,
  "not asked": `which is not asked for them in a dry run. ${GIVE_SIGNATURE}`,
};
