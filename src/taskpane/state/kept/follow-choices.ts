import { originsOfKept } from "../../../composition/kept-key";
import type { Schema } from "../../../core/inputs/schema";
import { canonicalJson, isSameJson } from "../../../core/json/canonical-json";
import { BLANK_RECIPE, type Recipe } from "../../../core/recipe/recipe";
import { addressOfListed, addressOfServedModel } from "../../../endpoint/addresses/address-of";
import { endpointUrl, type EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import type { EndpointSummary } from "../../../endpoint/catalogue/endpoint-details";
import type { SourceShape } from "../../../scoring/ports";
import type { PaneServices } from "../../services/pane-services";
import type { Subscribable } from "../basis/subscribable";
import { cornerKey, type DataSession } from "../data/data-session";
import type { RowsWanted } from "../data/rows-wanted";
import type { ModelSession } from "../model/model-session";
import type { Proposal } from "../proposal/proposal";
import { placeKey, type EndpointPlace, type RecipePlace } from "../recipe/recipe-place";
import type { RecipeSession } from "../recipe/recipe-session";
import { keptIn } from "../settings/stored";
import {
  choicesAt,
  choicesFor,
  forgetTable,
  noteUse,
  rememberSignature,
  rememberTable,
  type TableChoices,
} from "./remembered-choices";

/** What of the pane comes back with the next one. */
export interface FollowedParts {
  readonly services: Pick<PaneServices, "memory">;
  readonly model: ModelSession;
  readonly data: DataSession;
  readonly recipes: RecipeSession;
  readonly view: Pick<Subscribable<{ readonly proposal: Proposal }>, "getState" | "subscribe">;
}

/**
 * Puts back what was pasted and chosen before the pane was opened, and takes note of what is from now on. Call it before the selection is
 * read, so that nothing is proposed without what was chosen.
 * @returns a function that ends it
 */
export function followChoices(parts: FollowedParts): () => void {
  const { services, model, view } = parts;
  model.recallSignatures(signaturesOf(services.memory));
  const ends = [followSignatures(parts), view.subscribe(new ChoicesInView(parts).follow)];
  return () => {
    for (const end of ends) end();
  };
}

function signaturesOf(device: PaneServices["memory"]): ReadonlyMap<string, Schema> {
  const all = originsOfKept(device).flatMap((origin) =>
    choicesAt(device, origin).signatures.map(({ route, schema }) => [endpointUrl({ origin, route }), schema] as const),
  );
  return new Map(all);
}

function followSignatures({ services, model }: FollowedParts): () => void {
  let known = model.getState().signatures;
  return model.subscribe(() => {
    const { signatures } = model.getState();
    if (signatures === known) return;
    const before = known;
    known = signatures;
    for (const url of new Set([...before.keys(), ...signatures.keys()])) {
      const schema = signatures.get(url);
      if (schema === before.get(url)) continue;
      const { origin } = new URL(url);
      rememberSignature(services.memory, origin, url.slice(origin.length), schema);
    }
  });
}

/** What is chosen for the table and the endpoint at hand. */
class ChoicesInView {
  /** By `placeKey`: what was chosen there when it was last looked at. */
  private readonly seen = new Map<string, string>();
  /** By origin and table: where it was looked which endpoint was picked. */
  private readonly looked = new Set<string>();
  private picked: EndpointAddress | undefined;
  private latest: Proposal | undefined;
  private isPuttingBack = false;

  constructor(private readonly parts: FollowedParts) {}

  readonly follow = (): void => {
    const { proposal } = this.parts.view.getState();
    if (proposal === this.latest || this.isPuttingBack) return;
    this.isPuttingBack = true;
    if (proposal.shape !== undefined) this.pickAgain(proposal.shape);
    const { shape, place } = this.parts.view.getState().proposal;
    if (shape !== undefined && place.endpoint !== undefined) {
      if (!this.seen.has(placeKey(place))) this.putBack(shape, place, place.endpoint);
      this.note(shape, place, place.endpoint);
    }
    this.picked = this.parts.model.getState().chosen;
    this.latest = this.parts.view.getState().proposal;
    this.isPuttingBack = false;
  };

  /** The endpoint that was picked for a table in an earlier pane, while it is among those there are and none is picked in this one. */
  private pickAgain(shape: SourceShape): void {
    const { services, model } = this.parts;
    const { origin, endpoints, chosen } = model.getState();
    if (origin === undefined || endpoints.length === 0 || chosen !== undefined) return;
    const key = `${origin} ${cornerKey(shape.source)}`;
    if (this.looked.has(key)) return;
    this.looked.add(key);
    const latest = choicesFor(services.memory, origin, tableOf(shape)).find(({ isPicked }) => isPicked);
    const listed = endpoints.flatMap((one) => addressesOf(origin, one)).find(({ route }) => route === latest?.route);
    if (listed === undefined) return;
    this.picked = listed;
    model.chooseAddress(listed);
  }

  /** Where something was said in this pane, that is newer. */
  private putBack(shape: SourceShape, place: RecipePlace, { origin, route }: EndpointPlace): void {
    const { services, data, recipes } = this.parts;
    noteUse(services.memory, origin);
    const found = choicesFor(services.memory, origin, tableOf(shape)).find((one) => one.route === route);
    const standing = recipes.at(place);
    if (found !== undefined && isSameJson(saidOf(standing), {})) recipes.take(place, { ...standing, ...found.recipe });
    if (found?.rows !== undefined && !data.getState().rowsWanted.has(cornerKey(shape.source)))
      void data.setRows(shape, found.rows);
    this.seen.set(placeKey(place), this.textAt(shape, place));
  }

  private note(shape: SourceShape, place: RecipePlace, { origin, route }: EndpointPlace): void {
    const { services, model, recipes, view } = this.parts;
    const { chosen, endpoints } = model.getState();
    const [key, text] = [placeKey(place), this.textAt(shape, place)];
    const isPicked = chosen !== undefined && endpoints.length > 0;
    if (this.seen.get(key) === text && !(isPicked && chosen !== this.picked)) return;
    this.seen.set(key, text);
    const [recipe, rows] = [saidOf(recipes.at(place)), this.rowsOf(shape)];
    const { table } = tableOf(shape);
    if (Object.keys(recipe).length === 0 && rows === undefined && !isPicked)
      return forgetTable(services.memory, origin, { table, route });
    const { own } = view.getState().proposal;
    const headers = shape.columns.filter((column) => !own.all.has(column));
    const isSaid = { ...(isPicked && { isPicked }), ...(rows && { rows }) };
    rememberTable(services.memory, origin, { table, headers, route, recipe, ...isSaid });
  }

  private textAt(shape: SourceShape, place: RecipePlace): string {
    return canonicalJson([saidOf(this.parts.recipes.at(place)), this.rowsOf(shape) ?? null]);
  }

  /** A selection is of the moment: only what a person can mean again later comes back. */
  private rowsOf({ source }: SourceShape): RowsWanted | undefined {
    const wanted = this.parts.data.getState().rowsWanted.get(cornerKey(source));
    return wanted?.kind === "visible" || wanted?.kind === "first" ? wanted : undefined;
  }
}

/** By what a table is known again: a range by its sheet and where its cells begin, as it grows with its rows and result columns. */
function tableOf({
  source,
  label,
  sheetName,
  firstCell,
  columns,
}: SourceShape): Pick<TableChoices, "table" | "headers"> {
  return { table: source.kind === "table" ? label : `${sheetName}!${firstCell}`, headers: columns };
}

/**
 * What of a recipe comes back; empty where nothing was said. Which outputs a model has is known without anybody's choice; it comes back
 * with what was chosen for them: by it alone the pane can tell which columns a run would replace.
 */
function saidOf(recipe: Recipe): Partial<Recipe> {
  const said = Object.entries(keptIn("choices", recipe)).filter(
    ([key, value]) => !isSameJson(value, BLANK_RECIPE[key as keyof Recipe]),
  );
  const { outputsKnown, ...choices } = Object.fromEntries(said) as Partial<Recipe>;
  const isOfOutputs = [choices.outputsLeftOut, choices.outputNames, choices.threshold].some((one) => one !== undefined);
  return isOfOutputs ? { ...choices, ...(outputsKnown && { outputsKnown }) } : choices;
}

/** An endpoint of the list, and the models behind it. */
function addressesOf(origin: string, endpoint: EndpointSummary): readonly EndpointAddress[] {
  const address = addressOfListed(origin, endpoint);
  const ofServed = ({ name }: { readonly name: string }): readonly EndpointAddress[] => {
    try {
      return [addressOfServedModel(address, name)];
    } catch {
      return []; // A name that cannot stand in a route was never picked.
    }
  };
  return [address, ...endpoint.servedEntities.flatMap(ofServed)];
}
