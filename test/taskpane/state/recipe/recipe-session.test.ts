import fc from "fast-check";
import { changeRecipe, type RecipeChange } from "../../../../src/core/recipe/change-recipe";
import { BLANK_RECIPE, type Recipe } from "../../../../src/core/recipe/recipe";
import type { SourceRef } from "../../../../src/scoring/ports";
import type { EndpointPlace, RecipePlace } from "../../../../src/taskpane/state/recipe/recipe-place";
import { RecipeSession } from "../../../../src/taskpane/state/recipe/recipe-session";
import { problemIn, reportOf } from "../../../support/check-report";

const IRIS: SourceRef = { kind: "table", tableId: "iris" };
const CARS: SourceRef = { kind: "table", tableId: "cars" };
const FOREST: EndpointPlace = { route: "/forest/invocations", upstreamId: "demo", origin: "http://localhost:3000" };
const TREE: EndpointPlace = { ...FOREST, route: "/tree/invocations" };
const ELSEWHERE: EndpointPlace = { ...FOREST, upstreamId: "ws", origin: "https://ws" };

const HERE: RecipePlace = { source: IRIS, endpoint: FOREST };
const OTHER_TABLE: RecipePlace = { source: CARS, endpoint: FOREST };
const OTHER_ENDPOINT: RecipePlace = { source: IRIS, endpoint: TREE };
const OTHER_UPSTREAM: RecipePlace = { source: IRIS, endpoint: ELSEWHERE };
const STRANGE: RecipePlace = { source: CARS, endpoint: TREE };
const NO_TABLE: RecipePlace = { endpoint: FOREST };
const NO_ENDPOINT: RecipePlace = { source: IRIS };
const PLACES = [HERE, OTHER_TABLE, OTHER_ENDPOINT, OTHER_UPSTREAM, STRANGE, NO_TABLE, NO_ENDPOINT];

const report = reportOf([problemIn("a", "error-cell", [7])]);

const THRESHOLD = { output: "p", least: 0.5, atLeast: "yes", below: "no" };

/** A decision, and the places where it holds beside the one where it was made. */
const CASES: readonly (readonly [string, RecipeChange, readonly RecipePlace[]])[] = [
  ["what feeds an input", { kind: "choose-input", input: "x", choice: "a" }, [OTHER_UPSTREAM]],
  ["the columns of a tensor", { kind: "choose-tensor", tensor: "t", columns: ["a"] }, [OTHER_UPSTREAM]],
  ["how cells are read", { kind: "read-column", column: "a", reading: { type: "long" } }, [OTHER_UPSTREAM]],
  ["faults agreed to", { kind: "agree-to-faults", report, checkedWith: {} }, [OTHER_UPSTREAM]],
  ["the columns to send", { kind: "send-columns", columns: ["a"] }, [OTHER_UPSTREAM]],
  ["the name to take", { kind: "choose-name", choice: "replace" }, [OTHER_ENDPOINT, OTHER_UPSTREAM, NO_ENDPOINT]],
  ["a parameter", { kind: "type-parameter", name: "depth", text: "3" }, [OTHER_TABLE, NO_TABLE]],
  ["outputs that were answered", { kind: "note-outputs", outputs: ["label"] }, [OTHER_TABLE, NO_TABLE]],
  ["the name of an output", { kind: "name-output", output: "label", name: "N" }, [OTHER_TABLE, NO_TABLE]],
  ["a threshold", { kind: "set-threshold", threshold: THRESHOLD }, [OTHER_TABLE, NO_TABLE]],
  ["outputs left out", { kind: "leave-outputs-out", outputs: ["label"] }, [OTHER_TABLE, NO_TABLE]],
];

/** What each kind of decision is about, each in a map of its own: the plainest way to keep them apart. */
class KeptApart {
  private readonly recipes = new Map<string, Recipe>();

  change(place: RecipePlace, change: RecipeChange): void {
    const key = keyOf(change.kind, place);
    if (key !== undefined) this.recipes.set(key, changeRecipe(this.recipes.get(key) ?? BLANK_RECIPE, change));
  }

  at(place: RecipePlace): Recipe {
    const kept = (kind: RecipeChange["kind"]) => this.recipes.get(keyOf(kind, place) ?? "") ?? BLANK_RECIPE;
    const { nameChoice } = kept("choose-name");
    const { parameters, outputsKnown, outputsLeftOut, outputNames, threshold } = kept("type-parameter");
    return {
      ...kept("choose-input"),
      ...(nameChoice && { nameChoice }),
      ...{ parameters, outputsKnown, outputsLeftOut },
      ...(outputNames && { outputNames }),
      ...(threshold && { threshold }),
      ...place.endpoint,
    };
  }
}

/** Undefined where that is not chosen what a decision of this kind is about. */
function keyOf(kind: RecipeChange["kind"], { source, endpoint }: RecipePlace): string | undefined {
  const table = source && JSON.stringify(source);
  if (kind === "choose-name") return table;
  if (["type-parameter", "note-outputs", "leave-outputs-out", "name-output", "set-threshold"].includes(kind))
    return endpoint && endpoint.origin + endpoint.route;
  return table && endpoint && `${table} ${endpoint.route}`;
}

const someChange: fc.Arbitrary<RecipeChange> = fc
  .tuple(fc.constantFrom(...CASES.map(([, change]) => change)), fc.constantFrom("a", "b", "c"))
  .map(([change, word]): RecipeChange => {
    if (change.kind === "choose-input") return { ...change, input: word };
    if (change.kind === "read-column") return { ...change, column: word };
    if (change.kind === "type-parameter") return { ...change, text: word };
    if (change.kind === "name-output") return { ...change, name: word };
    if (change.kind === "send-columns") return { ...change, columns: [word] };
    return change.kind === "note-outputs" ? { ...change, outputs: [word] } : change;
  });

describe("what was decided about a table and an endpoint", () => {
  let session: RecipeSession;

  /** What was said about a place, beyond which endpoint it is about. */
  const saidAt = (place: RecipePlace): Partial<Recipe> => {
    const { origin: _origin, upstreamId: _upstream, route: _route, ...said } = session.at(place);
    return Object.fromEntries(
      Object.entries(said).filter(([key, value]) => BLANK_RECIPE[key as keyof Recipe] !== value),
    );
  };

  beforeEach(() => {
    session = new RecipeSession();
  });

  test("is nothing at first, but for which endpoint it is about", () => {
    expect(session.at(HERE)).toEqual({ ...BLANK_RECIPE, ...FOREST });
    expect(session.at({})).toEqual(BLANK_RECIPE);
  });

  test.each(CASES)("holds where it belongs and nowhere else, for a draft begun later: %s", (_what, change, reached) => {
    session.change(HERE, change);
    const said = saidAt(HERE);
    expect(Object.keys(said)).not.toEqual([]);
    for (const place of PLACES) {
      if (place !== HERE) expect([place, saidAt(place)]).toEqual([place, reached.includes(place) ? said : {}]);
    }
  });

  test.each(CASES)("holds where it belongs, for drafts begun before: %s", (_what, change, reached) => {
    for (const place of PLACES) session.change(place, { kind: "treat-refused", onRefused: "stop" });
    session.change(HERE, change);
    const { onRefused: _refused, ...said } = saidAt(HERE);
    for (const place of PLACES) {
      if (place === HERE) continue;
      const { onRefused, ...others } = saidAt(place);
      expect(onRefused).toBe("stop");
      expect([place, others]).toEqual([place, reached.includes(place) ? said : {}]);
    }
  });

  test("is the same as if each kind of decision were kept apart, whatever is said where", () => {
    const said = fc.array(fc.tuple(fc.constantFrom(...PLACES), someChange), { maxLength: 20 });
    fc.assert(
      fc.property(said, (changes) => {
        const [recipes, apart] = [new RecipeSession(), new KeptApart()];
        const fitting = changes.filter(([place, { kind }]) => keyOf(kind, place) !== undefined);
        for (const [place, change] of fitting) {
          recipes.change(place, change);
          apart.change(place, change);
        }
        expect(PLACES.map((place) => recipes.at(place))).toEqual(PLACES.map((place) => apart.at(place)));
      }),
    );
  });

  test("is taken back wherever it holds", () => {
    session.change(HERE, { kind: "agree-to-faults", report, checkedWith: {} });
    session.change(OTHER_UPSTREAM, { kind: "choose-input", input: "x", choice: "a" });
    session.change(HERE, { kind: "read-column", column: "a", reading: { type: "long" } });
    session.change(HERE, { kind: "agree-to-faults", report, checkedWith: {} });
    expect(session.at(OTHER_UPSTREAM).agreedFaults).toBeUndefined();
    expect(session.at(OTHER_UPSTREAM).inputs).toEqual({ x: "a" });
  });

  test("said before a model is chosen holds for the table with any model", () => {
    session.change(NO_ENDPOINT, { kind: "choose-name", choice: "replace" });
    expect(session.at(HERE).nameChoice).toBe("replace");
    session.change(HERE, { kind: "choose-name", choice: "next-free" });
    expect(session.at(NO_ENDPOINT).nameChoice).toBe("next-free");
    expect(session.at(OTHER_TABLE).nameChoice).toBeUndefined();
  });

  test("said before a table is selected holds for the endpoint with any table", () => {
    session.change(NO_TABLE, { kind: "type-parameter", name: "depth", text: "3" });
    expect(session.at(HERE).parameters).toEqual({ depth: "3" });
    session.change(HERE, { kind: "type-parameter", name: "depth", text: "4" });
    expect(session.at(NO_TABLE).parameters).toEqual({ depth: "4" });
    expect(session.at(OTHER_UPSTREAM).parameters).toEqual({});
  });

  test("names the way to the endpoint that is chosen now, where a relay has several", () => {
    const byOtherName: RecipePlace = { source: IRIS, endpoint: { ...FOREST, upstreamId: "demo-as-myself" } };
    session.change(HERE, { kind: "type-parameter", name: "depth", text: "3" });
    expect(session.at(byOtherName)).toMatchObject({ upstreamId: "demo-as-myself", parameters: { depth: "3" } });
    expect(session.at(HERE).upstreamId).toBe("demo");
  });

  test("is the same for a range whichever way its first row is taken", () => {
    const range = { kind: "range", sheetId: "s1", address: "A1:B3" } as const;
    session.change({ source: { ...range, hasHeaders: true } }, { kind: "choose-name", choice: "replace" });
    expect(session.at({ source: { ...range, hasHeaders: false } }).nameChoice).toBe("replace");
    expect(session.at({ source: { ...range, address: "A1:B4", hasHeaders: true } }).nameChoice).toBeUndefined();
  });

  test("is told to whoever watches, but not what says nothing new", () => {
    const told = jest.fn();
    session.subscribe(told);
    session.change(HERE, { kind: "note-outputs", outputs: ["label"] });
    session.change(HERE, { kind: "note-outputs", outputs: ["label"] });
    expect(told).toHaveBeenCalledTimes(1);
  });
});
