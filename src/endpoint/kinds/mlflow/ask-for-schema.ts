import { RunStoppedError } from "../../../core/errors";
import type { Schema } from "../../../core/inputs/schema";
import { MLFLOW } from "../../../protocol/kinds/mlflow";
import type { PostText } from "../kind-behaviour";
import { learnElements, ODD_ELEMENTS, wantsElements } from "./learn-elements";
import { learnSchema } from "./learn-schema";

/** Statuses of a server that takes no rows at this route, whatever is in them. */
const NOTHING_THERE: readonly number[] = [404, 405, 501];

/**
 * Asks a server for what its model takes by one request without columns and rows, which MLflow refuses with the whole signature in
 * its sentence. A model with a type hint says only that it wants elements: it is asked once more, by elements that are none.
 * Nothing of a table is sent.
 * @returns undefined where the answer tells nothing: the model has no signature, wants no column at all, or is no MLflow model
 * @throws RunStoppedError `endpoint-not-found` when no model is at the route; what `PostText` throws
 */
export async function askForSchema(post: PostText, route: string): Promise<Schema | undefined> {
  const { status, text } = await post(route, MLFLOW.emptyRequest);
  if (NOTHING_THERE.includes(status)) {
    throw new RunStoppedError("endpoint-not-found", "There is no model at this address.", { status });
  }
  if (status !== 400) return undefined;
  return wantsElements(text) ? learnElements(await post(route, ODD_ELEMENTS)) : learnSchema(text);
}
