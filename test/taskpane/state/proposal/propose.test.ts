import { InputError, RunStoppedError } from "../../../../src/core/errors";
import type { Schema } from "../../../../src/core/inputs/schema";
import type { RecipeChange } from "../../../../src/core/recipe/change-recipe";
import { endpointUrl } from "../../../../src/endpoint/addresses/endpoint-address";
import type { EndpointDetails, EndpointSummary } from "../../../../src/endpoint/catalogue/endpoint-details";
import type { DataState } from "../../../../src/taskpane/state/data/data-session";
import type { ModelState, SchemaState } from "../../../../src/taskpane/state/model/model-session";
import type { PaneState } from "../../../../src/taskpane/state/proposal/proposal";
import { propose } from "../../../../src/taskpane/state/proposal/propose";
import { DEFAULT_SETTINGS } from "../../../../src/taskpane/state/settings/pane-settings";
import {
  addressNamed,
  DEMO,
  endpointSummary,
  MEASUREMENTS,
  NOTHING_SELECTED,
  schemaOf,
  tableShape,
} from "../../fakes/pane-data";
import { draftsAfter, placeOf } from "../../iris-place";

const known = (names: readonly string[]): SchemaState => ({ phase: "known", schema: schemaOf(names) });

/** What is known by an endpoint's name in a test is kept by its address. */
function byAddress<T>([name, fact]: readonly [string, T]): [string, T] {
  return [endpointUrl(addressNamed(name)), fact];
}

interface Given {
  readonly endpoints?: readonly EndpointSummary[];
  readonly schemas?: readonly (readonly [string, SchemaState])[];
  readonly signatures?: readonly (readonly [string, Schema])[];
  readonly details?: readonly (readonly [string, Partial<EndpointDetails>])[];
  readonly chosen?: string;
  readonly data?: Partial<DataState>;
  readonly said?: readonly RecipeChange[];
  readonly isConnected?: boolean;
}

function paneState(given: Given = {}): PaneState {
  const endpoints = given.endpoints ?? [endpointSummary("iris"), endpointSummary("cars")];
  const list = { mode: "local", upstreams: [DEMO] } as const;
  const model: ModelState = {
    origin: DEMO.origin,
    endpoints,
    schemas: new Map((given.schemas ?? [["iris", known(MEASUREMENTS)]]).map(byAddress)),
    signatures: new Map(given.signatures?.map(byAddress)),
    details: new Map(
      (given.details ?? []).map(([name, facts]) => [
        name,
        { ...endpointSummary(name), isRouteOptimised: false, ...facts },
      ]),
    ),
    ...(given.chosen === undefined ? {} : { chosen: addressNamed(given.chosen) }),
  };
  return {
    connection:
      given.isConnected === false
        ? { phase: "connecting", list, upstream: DEMO }
        : { phase: "connected", list, upstream: DEMO, connection: { upstream: DEMO } },
    model,
    data: {
      selection: { kind: "source", shape: tableShape() },
      hasHeaders: new Map(),
      rowsWanted: new Map(),
      ...given.data,
    },
    settings: DEFAULT_SETTINGS,
    recipes: draftsAfter(placeOf(given.chosen ?? "iris"), ...(given.said ?? [])),
    run: {
      status: { state: "idle" },
      isCancelling: false,
      removal: "none",
      written: new Map(),
      knownOrigins: new Set(),
    },
  };
}

const obstacleOf = (given: Given) => propose(paneState(given)).obstacle;

describe("what stands in the way of scoring", () => {
  test("nothing, when a model fits the selected table", () => {
    expect(obstacleOf({})).toBeUndefined();
  });

  test("a selection that cannot be scored says why, with and without a model", () => {
    const error = new InputError("duplicate-header", "Two columns are called width.");
    const data = { selection: { kind: "none", error } } as const;
    const expected = { section: "data", code: "data-unusable", why: "duplicate-header" };
    expect(obstacleOf({ data })).toEqual(expected);
    expect(obstacleOf({ data, chosen: "iris" })).toEqual(expected);
  });

  test("no connection goes before everything else", () => {
    expect(obstacleOf({ isConnected: false, data: { selection: NOTHING_SELECTED } })).toEqual({
      section: "connection",
      code: "not-connected",
    });
  });

  test("no table, when neither a table nor a model is there: the table may settle the model", () => {
    expect(obstacleOf({ data: { selection: NOTHING_SELECTED } })).toEqual({ section: "data", code: "no-data" });
  });

  test("nothing at the address, when the server that was asked there has no model", () => {
    const error = new RunStoppedError("endpoint-not-found", "There is no model at this address.");
    expect(obstacleOf({ chosen: "iris", schemas: [["iris", { phase: "failed", error }]] })).toEqual({
      section: "connection",
      code: "no-model-there",
    });
  });

  test("no question that failed otherwise: rows may be sent all the same", () => {
    const error = new RunStoppedError("network", "No answer.");
    const said: RecipeChange[] = [{ kind: "send-columns", columns: MEASUREMENTS }];
    expect(obstacleOf({ chosen: "iris", schemas: [["iris", { phase: "failed", error }]], said })).toBeUndefined();
  });

  test("no model, when none fits the table and there are several", () => {
    expect(obstacleOf({ schemas: [["iris", known(["x"])]] })).toEqual({ section: "model", code: "no-model" });
  });

  test("a question under way is not yet a missing model", () => {
    expect(obstacleOf({ schemas: [["iris", { phase: "loading" }]] })).toEqual({
      section: "model",
      code: "schema-loading",
    });
  });

  test.each<[string, Given]>([
    ["no-permission", { details: [["iris", { mayQuery: false }]] }],
    ["route-optimised", { details: [["iris", { isRouteOptimised: true }]] }],
    ["not-tabular", { endpoints: [endpointSummary("iris", { isTabular: false })] }],
    ["failed", { endpoints: [endpointSummary("iris", { state: "failed" })] }],
    ["not-ready", { endpoints: [endpointSummary("iris", { state: "not-ready" })] }],
  ])("a chosen model that cannot score: %s", (why, given) => {
    expect(obstacleOf({ ...given, chosen: "iris" })).toEqual({ section: "model", code: "model-unusable", why });
  });

  test("a chosen model that is not in the list, and cannot score as its description says", () => {
    const details = [["other", { mayQuery: false }]] as const;
    const expected = { section: "model", code: "model-unusable", why: "no-permission" };
    expect(obstacleOf({ chosen: "other", details })).toEqual(expected);
  });

  test("a model that is waking up may be tried", () => {
    expect(obstacleOf({ endpoints: [endpointSummary("iris", { state: "waking-up" })] })).toBeUndefined();
  });

  test("a table without rows", () => {
    const selection = { kind: "source", shape: tableShape({ rowCount: 0 }) } as const;
    expect(obstacleOf({ data: { selection } })).toEqual({ section: "data", code: "no-rows" });
  });

  test("inputs without a column, by name", () => {
    const given: Given = { chosen: "iris", schemas: [["iris", known(["sepal_length", "age"])]] };
    expect(obstacleOf(given)).toEqual({ section: "data", code: "inputs-missing", names: ["age"] });
  });

  test("nothing, once the analyst's own copy of the signature says what the model takes", () => {
    const given: Given = { chosen: "iris", schemas: [["iris", known(["age"])]] };
    expect(obstacleOf(given)).toMatchObject({ code: "inputs-missing" });
    const signatures = [["iris", schemaOf(MEASUREMENTS)]] as const;
    expect(obstacleOf({ ...given, signatures })).toBeUndefined();
  });

  test("a constant that is not of its input's type", () => {
    const schemas: Given["schemas"] = [["iris", known(["sepal_length", "age"])]];
    const said = (constant: string): RecipeChange[] => [{ kind: "choose-input", input: "age", choice: { constant } }];
    expect(obstacleOf({ chosen: "iris", schemas, said: said("old") })).toEqual({
      section: "data",
      code: "constants-wrong",
      names: ["age"],
    });
    expect(obstacleOf({ chosen: "iris", schemas, said: said("42") })).toBeUndefined();
  });

  test("another number of columns than the model's tensor wants", () => {
    const tensors = [{ dataType: "float64", shape: [-1, 4] }];
    const schemas: Given["schemas"] = [["iris", { phase: "known", schema: { columns: [], tensors, parameters: [] } }]];
    expect(obstacleOf({ chosen: "iris", schemas })).toMatchObject({ code: "tensor-columns", match: { wanted: 4 } });
    const said: RecipeChange[] = [{ kind: "choose-tensor", tensor: "", columns: MEASUREMENTS }];
    const ticked = propose(paneState({ chosen: "iris", schemas, said }));
    expect(ticked.obstacle).toBeUndefined();
    expect(ticked.recipe.inputFormat).toBe("instances");
    expect(ticked.sent.map((one) => one.column)).toEqual(MEASUREMENTS);
  });

  test("another number of columns than a model wants that names none, and then they are sent in order", () => {
    const columns = schemaOf(["0", "1"]).columns.map((input) => ({ ...input, naming: "position" }) as const);
    const schemas: Given["schemas"] = [["iris", { phase: "known", schema: { columns, tensors: [], parameters: [] } }]];
    const proposed = (...said: RecipeChange[]) => propose(paneState({ chosen: "iris", schemas, said }));
    expect(proposed().obstacle).toEqual({ section: "data", code: "column-count", wanted: 2, ticked: 5 });
    const send = (...columns: string[]): RecipeChange => ({ kind: "send-columns", columns });
    const two = send("sepal_length", "species");
    const ticked = proposed(two);
    expect(ticked.obstacle).toBeUndefined();
    expect(ticked.recipe).toMatchObject({
      inputFormat: "dataframe_split",
      inputs: { "0": "sepal_length", "1": "species" },
    });
    const rejoined = proposed(two, { kind: "choose-input", input: "0", choice: "species" });
    expect(rejoined.recipe.inputs).toEqual({ "0": "species", "1": "sepal_length" });
    const constant: RecipeChange = { kind: "choose-input", input: "0", choice: { constant: "1" } };
    expect(proposed(two, constant).obstacle).toEqual({ section: "data", code: "column-count", wanted: 1, ticked: 2 });
    expect(proposed(send("species"), constant).obstacle).toBeUndefined();
  });

  test("nothing in the format, for a model whose rows are the elements of a list", () => {
    const schema: Schema = { ...schemaOf(MEASUREMENTS), elements: "objects" };
    expect(propose(paneState({ schemas: [["iris", { phase: "known", schema }]] })).recipe.inputFormat).toBe("inputs");
  });

  test("a parameter that makes no sense", () => {
    const schema: Schema = {
      ...schemaOf(MEASUREMENTS),
      parameters: [{ name: "depth", type: "long", defaultValue: 3, isList: false }],
    };
    const schemas: Given["schemas"] = [["iris", { phase: "known", schema }]];
    const typed = (text: string): RecipeChange[] => [{ kind: "type-parameter", name: "depth", text }];
    expect(obstacleOf({ schemas, said: typed("deep") })).toEqual({
      section: "settings",
      code: "parameters-wrong",
      names: ["depth"],
    });
    expect(propose(paneState({ schemas, said: typed("5") })).parameters.values).toEqual({ depth: 5 });
  });

  test("no ticked column, as long as nothing was said of a model that does not say what it takes", () => {
    expect(obstacleOf({ chosen: "typed" })).toEqual({ section: "data", code: "no-columns" });
    const said: RecipeChange[] = [{ kind: "send-columns", columns: ["species"] }];
    expect(obstacleOf({ chosen: "typed", said })).toBeUndefined();
  });

  test("no ticked column", () => {
    const said: RecipeChange[] = [{ kind: "send-columns", columns: [] }];
    expect(obstacleOf({ chosen: "typed", said })).toEqual({ section: "data", code: "no-columns" });
  });
});

describe("the model that is suggested", () => {
  const suggestion = (given: Given) => propose(paneState(given)).target?.endpointName;

  test("is the one that uses most of the table's columns", () => {
    const schemas: Given["schemas"] = [
      ["cars", known(["species"])],
      ["iris", known(MEASUREMENTS)],
    ];
    expect(suggestion({ schemas })).toBe("iris");
  });

  test("is the only one there is, although nothing is known about it", () => {
    expect(suggestion({ endpoints: [endpointSummary("mine")], schemas: [["mine", { phase: "none" }]] })).toBe("mine");
  });

  test("is never one that cannot score", () => {
    expect(suggestion({ details: [["iris", { mayQuery: false }]] })).toBeUndefined();
  });

  test("gives way to the analyst's own choice", () => {
    expect(suggestion({ chosen: "cars" })).toBe("cars");
  });
});
