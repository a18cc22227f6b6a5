import type { Recipe } from "../../core/recipe/recipe";
import type { EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import { wantedPlaces, type OutputWanted } from "../answers/formula-value";
import type { RowResult } from "../answers/row-answer";
import type { ModelName } from "../arguments/model-name";
import type { FormulaOptions } from "../arguments/read-options";
import type { FormulaQueue, GivenPlace } from "../queue/formula-queue";

/** An answered call of SCORE.PREDICT that says nothing that a run over a table could not do as well. */
export interface AskedPrediction {
  /** As the formula names it. */
  readonly model: string;
  readonly endpoint: EndpointAddress;
  /** Where its data stands, as Excel says it. */
  readonly dataAddress: string;
  /** One a column of its data. */
  readonly headers: readonly string[];
  readonly inputs: Recipe["inputs"];
  /** Of the model; none where its answers did not name any. */
  readonly outputs: readonly string[];
  /** Those of them that it does not show. */
  readonly outputsLeftOut: readonly string[];
}

interface AnsweredFormula {
  readonly model: ModelName;
  readonly options: FormulaOptions;
  readonly headers: readonly string[] | undefined;
  readonly given: GivenPlace;
}

/** @returns undefined for a call with options, of calculated data, or of a model whose inputs have no names, or outputs are not known */
export function askedPrediction(
  { model, options, headers, given: { address: dataAddress } }: AnsweredFormula,
  endpoint: EndpointAddress,
  { inputs, outputs: order }: Pick<FormulaQueue, "inputs" | "outputs">,
  wanted: OutputWanted,
  results: readonly RowResult[],
): AskedPrediction | undefined {
  const { blanks, isInOrder, parameters } = options;
  if (blanks !== "null" || isInOrder || Object.keys(parameters).length > 0) return undefined;
  if (dataAddress === undefined || headers === undefined || inputs === undefined) return undefined;
  const outputs = order.of(results) ?? [];
  if (outputs.length === 0 && wanted !== undefined) return undefined;
  const kept = wantedPlaces(outputs, wanted);
  const outputsLeftOut = outputs.filter((_name, place) => !kept.includes(place));
  return { model: model.text, endpoint, dataAddress, headers, inputs, outputs, outputsLeftOut };
}
