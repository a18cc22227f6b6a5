import { planInputs, type PlannedInput, type RequestedInputs } from "../../core/inputs/plan-inputs";
import type { EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import { BulkError } from "../bulk-error";

/**
 * What feeds the inputs of a model, where each is one value of a row.
 * @param columns of the source
 * @throws InputError; BulkError `inputs-unfit` for what a struct of plain values cannot say
 */
export function statementInputs(columns: readonly string[], requested: RequestedInputs): readonly PlannedInput[] {
  const { inputs, fields, isListOfElements } = planInputs(columns, requested);
  if (isListOfElements !== true && fields.every(({ shape }) => shape.length === 0)) return inputs;
  throw new BulkError(
    "inputs-unfit",
    "The model takes tensors or a list of elements: a warehouse sends columns as they are.",
  );
}

/** ai_query asks endpoints of its own workspace by their names. @throws BulkError `endpoint-elsewhere` */
export function endpointNameOf({ kind, endpointName, servedModelName }: EndpointAddress): string {
  if (kind === "databricks" && endpointName !== undefined && servedModelName === undefined) return endpointName;
  const sentence =
    "A warehouse asks endpoints of its own workspace by their names, not one served model and no other server: give the address of such an endpoint.";
  throw new BulkError("endpoint-elsewhere", sentence);
}
