import { RunStoppedError } from "../../../../src/core/errors";
import { endpointUrl } from "../../../../src/endpoint/addresses/endpoint-address";
import { parseEndpointAddress } from "../../../../src/endpoint/parse-endpoint-address";
import type { Connected } from "../../../../src/taskpane/state/connection/connection-state";
import { ModelSession, schemaAt, SCHEMAS_ASKED_AHEAD } from "../../../../src/taskpane/state/model/model-session";
import { FakeCatalogue } from "../../fakes/fake-catalogue";
import { here } from "../../fakes/here";
import { addressNamed, bareServer, DEMO, endpointSummary, schemaOf, WORKSPACE } from "../../fakes/pane-data";
import { settle } from "../../fakes/settle";

describe("the models of a connection", () => {
  let catalogue: FakeCatalogue;
  let session: ModelSession;

  const connected = (): Connected => ({
    connection: { upstream: DEMO },
    listing: { endpoints: catalogue.endpoints },
  });

  beforeEach(() => {
    catalogue = new FakeCatalogue();
    session = new ModelSession({ catalogue: here(catalogue) });
  });

  test("are asked what they expect before one is chosen, so that one can be suggested", async () => {
    session.follow(connected(), false);
    expect(session.getState().schemas.get(endpointUrl(addressNamed("iris")))).toEqual({ phase: "loading" });
    await settle();
    expect(session.getState().schemas.get(endpointUrl(addressNamed("cars")))).toEqual({
      phase: "known",
      schema: schemaOf(["Weight"]),
    });
    expect(session.getState().details.get("cars")).toMatchObject({ name: "cars" });
  });

  test("of a large workspace are not all asked, and language models not at all", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `model-${index}`);
    catalogue.endpoints = [
      endpointSummary("chat", { isTabular: false }),
      ...names.map((name) => endpointSummary(name)),
    ];
    session.follow(connected(), false);
    await settle();
    expect(session.getState().schemas.size).toBe(SCHEMAS_ASKED_AHEAD);
    expect(session.getState().schemas.has(endpointUrl(addressNamed("chat")))).toBe(false);
    session.choose("model-39");
    await settle();
    expect(session.getState().schemas.get(endpointUrl(addressNamed("model-39")))).toEqual({ phase: "none" });
  });

  test("without a schema are usable", async () => {
    catalogue.schemas.clear();
    session.follow(connected(), false);
    await settle();
    expect(session.getState().schemas.get(endpointUrl(addressNamed("iris")))).toEqual({ phase: "none" });
  });

  test("keep their schema when only the description cannot be had", async () => {
    catalogue.endpoints = [];
    session.follow(connected(), false);
    session.choose("iris");
    await settle();
    expect(session.getState().schemas.get(endpointUrl(addressNamed("iris")))?.phase).toBe("known");
    expect(session.getState().details.size).toBe(0);
  });

  test("are each asked once, however often one is chosen", async () => {
    session.follow(connected(), false);
    session.choose("iris");
    session.choose("iris");
    await settle();
    expect(catalogue.asked.filter((question) => question === "describe iris")).toHaveLength(1);
  });

  test("of the connection before no longer arrive", async () => {
    session.follow(connected(), false);
    session.follow(undefined, false);
    await settle();
    expect(session.getState().schemas.size).toBe(0);
  });

  test("typed by name are reached by the usual route", () => {
    session.follow(connected(), false);
    session.choose("my model");
    expect(session.getState().chosen).toEqual({
      origin: DEMO.origin,
      kind: "databricks",
      endpointName: "my model",
      route: "/serving-endpoints/my%20model/invocations",
    });
  });

  test("a name that no route can hold is refused", () => {
    session.follow(connected(), false);
    expect(() => session.choose("../secrets")).toThrow(expect.objectContaining({ code: "invalid-address" }));
  });

  test("a pasted address leads to the one model it names, and the choice survives the sign-in", () => {
    session.chooseAddress(
      parseEndpointAddress("https://a.azuredatabricks.net/serving-endpoints/x/served-models/y/invocations"),
    );
    session.follow(connected(), true);
    expect(session.getState().chosen).toEqual({
      origin: "https://a.azuredatabricks.net",
      kind: "databricks",
      endpointName: "x",
      servedModelName: "y",
      route: "/serving-endpoints/x/served-models/y/invocations",
    });
  });

  describe("of an MLflow server", () => {
    const server = { ...endpointSummary("x"), name: "", kind: "mlflow", route: "/invocations" } as const;
    const nothingThere = new RunStoppedError("endpoint-not-found", "There is no model at this address.");

    test("is asked once what it takes, listed and pasted alike", async () => {
      catalogue.endpoints = [server];
      catalogue.schemas.set("", schemaOf(["a"]));
      const asked = jest.spyOn(catalogue, "loadSchema");
      session.chooseAddress(bareServer());
      session.follow(connected(), true);
      session.chooseAddress(bareServer());
      await settle();
      expect(schemaAt(session.getState(), bareServer())).toEqual({ phase: "known", schema: schemaOf(["a"]) });
      expect(asked).toHaveBeenCalledTimes(1);
    });

    test("may tell nothing, and says so when it is not there", async () => {
      session.follow({ connection: { upstream: DEMO } }, false);
      session.chooseAddress(bareServer());
      await settle();
      expect(schemaAt(session.getState(), bareServer())).toEqual({ phase: "none" });
      catalogue.schemaError = nothingThere;
      session.follow({ connection: { upstream: DEMO } }, true);
      await settle();
      expect(schemaAt(session.getState(), bareServer())).toMatchObject({ phase: "failed" });
      expect(session.getState().chosen).toEqual(bareServer());
    });

    test("is no choice where the server turns out to list its models by names", async () => {
      session.chooseAddress(bareServer());
      catalogue.schemaError = nothingThere;
      session.follow(connected(), true);
      await settle();
      expect(session.getState().chosen).toBeUndefined();
    });
  });

  test("behind one endpoint are chosen by name, each with its own schema, or left to the traffic", async () => {
    catalogue.schemas.set("iris-2", schemaOf(["petals"]));
    session.follow(connected(), false);
    session.chooseServedModel("iris", "iris-2");
    await settle();
    const { chosen } = session.getState();
    expect(chosen?.route).toBe("/serving-endpoints/iris/served-models/iris-2/invocations");
    expect(schemaAt(session.getState(), chosen!)).toEqual({ phase: "known", schema: schemaOf(["petals"]) });
    session.chooseServedModel("iris", undefined);
    expect(session.getState().chosen).toEqual(addressNamed("iris"));
    expect(schemaAt(session.getState(), session.getState().chosen!)).toEqual({
      phase: "known",
      schema: catalogue.schemas.get("iris"),
    });
  });

  test("are described by the analyst's own copy of their signature, also after another connection", () => {
    const server: Connected = { connection: { upstream: DEMO } };
    session.follow(server, false);
    session.describeBySignature(bareServer(), schemaOf(["a"]));
    expect(session.getState().chosen).toEqual(bareServer());
    expect(schemaAt(session.getState(), bareServer())).toEqual({ phase: "known", schema: schemaOf(["a"]) });
    session.follow({ connection: { upstream: WORKSPACE } }, false);
    expect(schemaAt(session.getState(), bareServer(WORKSPACE))).toBeUndefined();
    session.follow(server, false);
    expect(schemaAt(session.getState(), bareServer())).toEqual({ phase: "known", schema: schemaOf(["a"]) });
    session.describeBySignature(bareServer(), undefined);
    expect(schemaAt(session.getState(), bareServer())).toBeUndefined();
  });
});
