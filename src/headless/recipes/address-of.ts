import type { Recipe } from "../../core/recipe/recipe";
import type { EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import { parseEndpointAddress } from "../../endpoint/parse-endpoint-address";
import type { ScoreRequest } from "../command/command";
import { CommandError } from "../telling/exit-codes";
import { endpointOfRecipe, isAllowed, notAllowed } from "./consent";

/** What was typed; a recipe that names another endpoint is another one's. @throws CommandError; ScoringError `invalid-address` */
export function addressOf(
  { endpoint, allowed, isDryRun }: Pick<ScoreRequest, "endpoint" | "allowed" | "isDryRun">,
  given: Recipe | undefined,
): EndpointAddress {
  const typed = endpoint === undefined ? undefined : parseEndpointAddress(endpoint);
  const named = given && endpointOfRecipe(given);
  if (typed !== undefined && (named === undefined || isAllowed(named, { allowed: [], endpoint: typed }))) return typed;
  if (typed !== undefined)
    throw new CommandError("--endpoint names another endpoint than the recipe. Leave one of them out.");
  if (named === undefined) throw new CommandError("The recipe names no endpoint. Name it with --endpoint.");
  if (isDryRun !== true && !isAllowed(named, { allowed, endpoint: undefined })) throw notAllowed(named);
  return named;
}
