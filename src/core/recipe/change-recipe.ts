import type { ColumnReading, Readings } from "../columns/column-reading";
import type { PreflightReport } from "../request/preflight";
import type { Threshold } from "../predictions/threshold";
import { agreeToFaults } from "./agreed-faults";
import type { InputChoice, NameChoice, Recipe, RefusalChoice } from "./recipe";

/** Settings that hold for every table and endpoint unless a recipe has its own. */
export type RecipeSettings = Pick<
  Recipe,
  "columnName" | "reasonsName" | "inputFormat" | "rowsPerBatch" | "withIndex" | "roundsFloat32"
>;

/** One thing that a person, a run or a file can say about how a result column is made. */
export type RecipeChange =
  | {
      readonly kind: "choose-endpoint";
      readonly origin: string;
      readonly upstreamId?: string;
      readonly route: string;
      readonly schemaHash?: string;
    }
  | { readonly kind: "choose-input"; readonly input: string; readonly choice: InputChoice }
  /** "" is the tensor without a name. */
  | { readonly kind: "choose-tensor"; readonly tensor: string; readonly columns: readonly string[] }
  | { readonly kind: "send-columns"; readonly columns: readonly string[] }
  /** An empty reading takes back what was said before. */
  | { readonly kind: "read-column"; readonly column: string; readonly reading: ColumnReading }
  /** The analyst has seen this report, made under these readings, and goes on. */
  | { readonly kind: "agree-to-faults"; readonly report: PreflightReport; readonly checkedWith: Readings }
  | { readonly kind: "ask-again" }
  | { readonly kind: "treat-refused"; readonly onRefused: RefusalChoice }
  | { readonly kind: "type-parameter"; readonly name: string; readonly text: string }
  /** A run was answered with these; those left out before do not answer, and are still there. */
  | { readonly kind: "note-outputs"; readonly outputs: readonly string[] }
  | { readonly kind: "leave-outputs-out"; readonly outputs: readonly string[] }
  | { readonly kind: "keep-outputs"; readonly outputs: readonly string[] }
  /** "" is the name that it would have without one of its own. */
  | { readonly kind: "name-output"; readonly output: string; readonly name: string }
  /** Without one, no labels are made. */
  | { readonly kind: "set-threshold"; readonly threshold?: Threshold }
  | { readonly kind: "choose-name"; readonly choice: NameChoice }
  | { readonly kind: "change-settings"; readonly settings: Partial<RecipeSettings> };

/** The recipe after a change. Whether it fits the model and the table, others must find out. */
export function changeRecipe(recipe: Recipe, change: RecipeChange): Recipe {
  switch (change.kind) {
    case "choose-endpoint":
      return withEndpoint(recipe, change);
    case "choose-input":
      return { ...recipe, inputs: { ...recipe.inputs, [change.input]: change.choice } };
    case "choose-tensor":
      return { ...recipe, tensors: withTensor(recipe.tensors, change.tensor, change.columns) };
    case "send-columns":
      return { ...recipe, columnsSent: change.columns };
    case "read-column":
      return { ...recipe, readings: withReading(recipe.readings, change.column, change.reading) };
    case "agree-to-faults":
      return agreeToFaults(recipe, change.report, change.checkedWith);
    case "ask-again":
      return { ...recipe, agreedFaults: [] };
    case "treat-refused":
      return { ...recipe, onRefused: change.onRefused };
    case "type-parameter":
      return { ...recipe, parameters: { ...recipe.parameters, [change.name]: change.text } };
    case "note-outputs":
      return withOutputs(recipe, change.outputs);
    case "leave-outputs-out":
      return { ...recipe, outputsLeftOut: change.outputs };
    case "keep-outputs":
      return { ...recipe, outputsKept: change.outputs };
    case "name-output":
      return withName(recipe, change.output, change.name);
    case "set-threshold":
      return withThreshold(recipe, change.threshold);
    case "choose-name":
      return { ...recipe, nameChoice: change.choice };
    case "change-settings":
      return { ...recipe, ...change.settings };
  }
}

/** What is not said of another endpoint is not kept from the one before. */
function withEndpoint(
  recipe: Recipe,
  { kind: _kind, ...chosen }: Extract<RecipeChange, { readonly kind: "choose-endpoint" }>,
): Recipe {
  const { origin: _origin, upstreamId: _upstream, route: _route, schemaHash: _hash, ...rest } = recipe;
  return { ...rest, ...chosen };
}

function withReading(readings: Readings, column: string, reading: ColumnReading): Readings {
  const { [column]: _before, ...others } = readings;
  return Object.keys(reading).length === 0 ? others : { ...others, [column]: reading };
}

function withOutputs(recipe: Recipe, outputs: readonly string[]): Recipe {
  const added = outputs.filter((output) => !recipe.outputsKnown.includes(output));
  return added.length === 0 ? recipe : { ...recipe, outputsKnown: [...recipe.outputsKnown, ...added] };
}

/** Whatever had the name before, in any case, goes without: of a recipe with two of one name, nothing could be remembered. */
function withName({ outputNames = {}, ...recipe }: Recipe, output: string, name: string): Recipe {
  const others = Object.entries(outputNames).filter(
    ([other, taken]) => other !== output && taken.toLowerCase() !== name.toLowerCase(),
  );
  const named = name === "" ? others : [...others, [output, name] as const];
  return named.length === 0 ? recipe : { ...recipe, outputNames: Object.fromEntries(named) };
}

function withThreshold({ threshold: _before, ...recipe }: Recipe, threshold: Threshold | undefined): Recipe {
  return threshold === undefined ? recipe : { ...recipe, threshold };
}

/** A tensor of which something was said before keeps its place. */
function withTensor(tensors: Recipe["tensors"], name: string, columns: readonly string[]): Recipe["tensors"] {
  const said = { name, columns };
  return tensors.some((one) => one.name === name)
    ? tensors.map((one) => (one.name === name ? said : one))
    : [...tensors, said];
}
