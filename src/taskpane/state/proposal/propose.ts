import { isByPosition } from "../../../core/inputs/match-by-position";
import { readParameters } from "../../../core/inputs/read-parameters";
import type { Schema } from "../../../core/inputs/schema";
import { knownOutputs } from "../../../core/predictions/known-outputs";
import { withLabelOutput } from "../../../core/predictions/threshold";
import { writtenOutputs, type Recipe } from "../../../core/recipe/recipe";
import type { EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import { ENDPOINT_KINDS } from "../../../protocol/kinds/endpoint-kinds";
import type { SourceShape } from "../../../scoring/ports";
import type { SentColumn } from "../../services/pane-services";
import type { ConnectionState } from "../connection/connection-state";
import { tableKey } from "../data/data-session";
import { matchInputs } from "../data/match-inputs";
import { matchTensors } from "../data/match-tensors";
import { findOwnColumns, NONE_OWN, type OwnColumns } from "../data/own-columns";
import { tickedColumns } from "../data/ticked-columns";
import { schemaAt } from "../model/model-session";
import type { RecipePlace } from "../recipe/recipe-place";
import { draftAt } from "../recipe/recipe-session";
import { expectedColumns } from "./expected-columns";
import { findObstacle } from "./find-obstacle";
import { findCollision, withSentColumns } from "./name-collision";
import type { Proposal, ProposalInputs } from "./proposal";
import { proposeRecipe } from "./propose-recipe";
import { suggestModel } from "./suggest-model";

/** Works out what pressing the button would do, from all that is known and chosen. */
export function propose(state: ProposalInputs): Proposal {
  const { model, data, settings, run, connection } = state;
  const shape = data.selection?.kind === "source" ? data.selection.shape : undefined;
  const columns = shape?.columns ?? [];
  const written = (shape && run.written.get(tableKey(shape.source))) ?? new Set<string>();
  const target =
    model.chosen ??
    suggestModel(
      model,
      columns.filter((column) => !written.has(column)),
    );
  const place = placeOf(shape, target, connection);
  const schema = target === undefined ? undefined : schemaAt(model, target);
  const known = schema?.phase === "known" ? schema.schema : undefined;
  const said = draftAt(state.recipes, place);
  const draft = { ...said, outputsKnown: knownOutputs(said.outputsKnown, known?.outputs) };
  const { outputNames } = said;
  const naming = { columnName: settings.columnName, ...(outputNames && { outputNames }) };
  const own = shape
    ? findOwnColumns(shape, run.written, {
        ...naming,
        outputsKnown: withLabelOutput(draft.outputsKnown, draft.threshold),
      })
    : NONE_OWN;
  const takesColumnsInOrder = isByPosition(known?.columns ?? []);
  const ticked = tickedColumns(draft, { columns, own, takesColumnsInOrder });
  const leftOut = new Set(columns.filter((column) => !ticked.includes(column)));
  const matched = matchSchema(shape && known, takesColumnsInOrder ? ticked : columns, draft, own);
  const sent = sentColumns(shape, matched, leftOut);
  const taken = shape && findCollision(naming, columns, written, draft.nameChoice, writtenOutputs(draft));
  const collision =
    taken &&
    withSentColumns(
      taken,
      sent.map((one) => one.column),
    );
  const formats = target && ENDPOINT_KINDS[target.kind].formats;
  const recipe = proposeRecipe(draft, settings, { ...matched, sent, collision, schema: known, formats });
  const parameters = readParameters(known?.parameters, new Map(Object.entries(recipe.parameters)));
  const { rows } = data;
  const expected = expectedColumns(recipe, columns, collision);
  const result = { collision, ...(expected && { expected }) };
  const found = { target, schema, shape, rows, ...matched, own, leftOut, sent, place, recipe, parameters, ...result };
  return { ...found, obstacle: findObstacle(state, found) };
}

function placeOf(
  shape: SourceShape | undefined,
  target: EndpointAddress | undefined,
  connection: ConnectionState,
): RecipePlace {
  const upstream = "upstream" in connection ? connection.upstream : undefined;
  return {
    ...(shape && { source: shape.source }),
    ...(target && {
      endpoint: { origin: target.origin, route: target.route, ...(upstream && { upstreamId: upstream.id }) },
    }),
  };
}

type Matches = Pick<Proposal, "matches" | "tensors">;

const NO_MATCHES: Matches = { matches: undefined, tensors: undefined };

/** @param columns those that may feed the model's inputs */
function matchSchema(schema: Schema | undefined, columns: readonly string[], draft: Recipe, own: OwnColumns): Matches {
  if (schema === undefined) return NO_MATCHES;
  const { columns: inputs, tensors } = schema;
  if (inputs.length > 0)
    return { ...NO_MATCHES, matches: matchInputs(inputs, columns, new Map(Object.entries(draft.inputs)), own) };
  const ticked = draft.tensors.map((one) => [one.name, new Set(one.columns)] as const);
  return tensors.length === 0
    ? NO_MATCHES
    : { ...NO_MATCHES, tensors: matchTensors(tensors, columns, new Map(ticked), own) };
}

function sentColumns(
  shape: SourceShape | undefined,
  { matches, tensors }: Matches,
  leftOut: ReadonlySet<string>,
): SentColumn[] {
  const ofTensors = tensors && new Set(tensors.flatMap((match) => match.columns));
  return (shape?.columns ?? []).flatMap((column) => {
    if (ofTensors !== undefined) return ofTensors.has(column) ? [{ column, inputName: column }] : [];
    if (matches === undefined) return leftOut.has(column) ? [] : [{ column, inputName: column }];
    const settled = matches.filter((match) => match.column === column && match.kind !== "guess");
    return settled.map(({ input }) => ({ column, inputName: input.naming === "position" ? column : input.name }));
  });
}
