import { chooseFormat, type InputFormat } from "../../../core/inputs/input-format";
import { ALL_PARAMETERS } from "../../../core/inputs/read-parameters";
import type { Schema } from "../../../core/inputs/schema";
import { changeRecipe } from "../../../core/recipe/change-recipe";
import type { InputChoice, Recipe } from "../../../core/recipe/recipe";
import { settleInputs, type SettledInputs } from "../../../core/recipe/settle-recipe";
import type { InputMatch } from "../data/match-inputs";
import type { PaneSettings } from "../settings/pane-settings";
import type { Proposal } from "./proposal";

/** What of a proposal is settled before its recipe is. */
export type FoundInputs = Pick<Proposal, "matches" | "tensors" | "sent" | "collision"> & {
  readonly schema: Schema | undefined;
  /** Those that the kind of the endpoint reads; any while none is chosen. */
  readonly formats?: readonly InputFormat[] | undefined;
};

/** The recipe that pressing the button would follow: what was said, what the settings say, and what is proposed where nothing was said. */
export function proposeRecipe(draft: Recipe, settings: PaneSettings, found: FoundInputs): Recipe {
  const { mostRequestsAtOnce: _ofTheNetwork, ceilings: _ofThePerson, ...said } = settings;
  const inputFormat = chooseFormat(settings.inputFormat, found.schema, found.formats);
  const { nameChoice: _name, ...recipe } = changeRecipe(settleInputs(draft, settledInputs(found)), {
    kind: "change-settings",
    settings: { ...said, inputFormat },
  });
  return {
    ...recipe,
    parameters: fittingParameters(draft, found.schema),
    ...(found.collision && { nameChoice: found.collision.choice }),
  };
}

function settledInputs({ matches, tensors, sent }: FoundInputs): SettledInputs {
  if (matches !== undefined)
    return { inputs: Object.fromEntries(matches.map((one) => [one.input.name, settled(one)])) };
  if (tensors === undefined) return { columnsSent: sent.map(({ column }) => column) };
  return { tensors: tensors.map(({ tensor, columns }) => ({ name: tensor.name ?? "", columns })) };
}

/** A guess that was not confirmed feeds nothing. */
function settled({ kind, column, constant }: InputMatch): InputChoice {
  if (constant !== undefined) return { constant };
  return kind === "guess" ? null : (column ?? null);
}

/** One JSON object for a model that does not name its parameters; texts of their own for one that does. */
function fittingParameters({ parameters }: Recipe, schema: Schema | undefined): Recipe["parameters"] {
  const isSilent = schema?.parameters === undefined;
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => (name === ALL_PARAMETERS) === isSilent));
}
