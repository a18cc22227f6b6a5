import type { Recipe } from "../../core/recipe/recipe";
import { isSameEndpoint, type EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import { parseEndpointAddress } from "../../endpoint/parse-endpoint-address";
import { ScoringError } from "../../core/errors";
import { CommandError, EXIT_CODES } from "../telling/exit-codes";

/** What the person who typed the command agreed to. */
export interface Consent {
  /** Origins of `--allow`. */
  readonly allowed: readonly string[];
  /** What `--endpoint` names. */
  readonly endpoint: EndpointAddress | undefined;
}

/**
 * The endpoint that a recipe from outside names.
 * @returns undefined where it names none
 * @throws CommandError where no endpoint can be there; the sentence does not repeat the address
 */
export function endpointOfRecipe({ origin, route }: Recipe): EndpointAddress | undefined {
  if (origin === undefined || route === undefined) return undefined;
  try {
    return parseEndpointAddress(origin + route);
  } catch (error) {
    if (!(error instanceof ScoringError)) throw error;
    throw new CommandError(`The recipe names no endpoint that can be asked. ${error.message}`);
  }
}

/** Whether a recipe from outside may send rows to an endpoint: its host was allowed, or the command names this very endpoint. */
export function isAllowed(address: EndpointAddress, { allowed, endpoint }: Consent): boolean {
  return allowed.includes(address.origin) || isSameEndpoint(address, endpoint);
}

/** Says where a recipe wants to send which columns, and how that is allowed. */
export function notAllowed({ origin, route }: EndpointAddress): CommandError {
  return new CommandError(
    `The recipe wants to send rows to ${origin}${route}, and nobody has allowed that: nothing was sent. ` +
      `If you trust that host, add --allow ${origin}`,
    EXIT_CODES.notAllowed,
  );
}
