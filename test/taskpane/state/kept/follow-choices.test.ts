import { PaneSession } from "../../../../src/taskpane/state/pane-session";
import { forgetEverything } from "../../../../src/taskpane/state/memory/forget-everything";
import { rememberTable } from "../../../../src/taskpane/state/kept/remembered-choices";
import type { Proposal } from "../../../../src/taskpane/state/proposal/proposal";
import { FakePane } from "../../fakes/fake-pane";
import { addressNamed, DEMO, schemaOf, tableShape } from "../../fakes/pane-data";
import { settle } from "../../fakes/settle";
import { until } from "../../../support/until";

const KEPT = `choices/${DEMO.origin}`;
const ANY = { table: "Table", headers: [], route: "/invocations", recipe: {} };
const OTHER_TABLE = tableShape({ source: { kind: "table", tableId: "t2" }, label: "Table Other" });

describe("a pane that is opened again", () => {
  let pane: FakePane;
  let session: PaneSession;
  let close: () => void = () => undefined;

  const proposal = (): Proposal => session.view.getState().proposal;
  const kept = (): string => pane.device.remembered.get(KEPT) ?? "";
  const matched = () => Object.fromEntries((proposal().matches ?? []).map((one) => [one.input.name, one.column]));
  const say = (input: string, choice: string | null | { readonly constant: string }): void =>
    session.recipes.change(proposal().place, { kind: "choose-input", input, choice });

  const open = async (): Promise<void> => {
    close();
    session = new PaneSession(pane.services);
    close = session.open();
    await until("the pane proposes something", () => proposal().target !== undefined && proposal().rows !== undefined);
    await settle();
  };

  beforeAll(async () => {
    await import("../../../../src/taskpane/state/kept/follow-choices"); // which takes longer from disk than later
  });

  beforeEach(async () => {
    pane = new FakePane();
    await open();
  });

  afterEach(() => close());

  test("finds nothing on a device for which nothing was chosen", async () => {
    await open();
    expect(kept()).toBe("");
  });

  test("has the inputs that were matched by hand", async () => {
    say("sepal_length", "petal_width");
    say("petal_length", { constant: "1.5" });
    await open();
    expect(matched()).toMatchObject({ sepal_length: "petal_width", petal_length: undefined });
    expect(proposal().recipe.inputs).toMatchObject({ petal_length: { constant: "1.5" } });
  });

  test("has the columns that were ticked, also beside a result column that has come since", async () => {
    pane.catalogue.schemas.clear();
    session.model.choose("iris");
    await open();
    expect(proposal().schema?.phase).toBe("none");
    session.recipes.change(proposal().place, { kind: "send-columns", columns: ["species", "petal_width"] });
    pane.sheet.selected = { kind: "source", shape: tableShape({ columns: [...tableShape().columns, "Prediction"] }) };
    await open();
    expect(proposal().sent.map(({ column }) => column)).toEqual(["petal_width", "species"]);
  });

  test("knows the outputs that were named, so that it tells which columns a run would replace", async () => {
    const { place } = proposal();
    session.recipes.change(place, { kind: "note-outputs", outputs: [""] });
    session.recipes.change(place, { kind: "name-output", output: "", name: "Price" });
    const columns = [...tableShape().columns, "Prediction", "Price"];
    pane.sheet.selected = { kind: "source", shape: tableShape({ columns }) };
    await open();
    expect(proposal().collision?.existing).toEqual(["Price"]);
    expect(proposal().expected?.headers).toEqual(["Price 2"]);
  });

  test("knows the outputs one of which becomes a label", async () => {
    const { place } = proposal();
    session.recipes.change(place, { kind: "note-outputs", outputs: ["p"] });
    const threshold = { output: "p", least: 0.5, atLeast: "yes", below: "no" };
    session.recipes.change(place, { kind: "set-threshold", threshold });
    await open();
    expect(proposal().expected?.headers).toEqual(["Prediction p", "Prediction p label"]);
  });

  test("holds an origin for used as soon as it is looked at", async () => {
    say("sepal_length", "petal_width");
    for (let port = 1; port < 10; port++) rememberTable(pane.device.memory, `http://localhost:${port}`, ANY);
    await open();
    for (let port = 10; port < 19; port++) rememberTable(pane.device.memory, `http://localhost:${port}`, ANY);
    expect(kept()).not.toBe("");
  });

  test("has the endpoint that was picked for the table, and suggests one for another table", async () => {
    session.model.choose("cars");
    await open();
    expect(proposal().target).toEqual(addressNamed("cars"));
    pane.sheet.selected = { kind: "source", shape: OTHER_TABLE };
    await open();
    expect(proposal().target?.endpointName).toBe("iris");
  });

  test("picks nothing that is not listed any more", async () => {
    session.model.choose("cars");
    pane.catalogue.endpoints = pane.catalogue.endpoints.filter(({ name }) => name !== "cars");
    await open();
    expect(proposal().target?.endpointName).toBe("iris");
  });

  test("has the signature that was pasted, until it is taken back", async () => {
    pane.catalogue.schemas.delete("cars");
    const cars = addressNamed("cars");
    session.model.describeBySignature(cars, schemaOf(["petal_length"]));
    await open();
    expect(proposal()).toMatchObject({ target: cars, schema: { phase: "known", schema: schemaOf(["petal_length"]) } });
    session.model.describeBySignature(cars, undefined);
    await open();
    expect(session.model.getState().signatures.size).toBe(0);
  });

  test("has the rows that were wanted, as far as they can be meant again", async () => {
    const { shape } = proposal();
    if (shape === undefined) throw new Error("A table is selected.");
    await session.data.setRows(shape, { kind: "first", rowCount: 10 });
    await open();
    expect(proposal().rows).toMatchObject({ wanted: { kind: "first", rowCount: 10 }, rowCount: 10 });
    await session.data.setRows(shape, { kind: "selected" });
    expect(kept()).toBe("");
    await open();
    expect(proposal().rows).toEqual({ wanted: { kind: "all" }, rowCount: 150 });
  });

  test("has nothing of them for a table of another name, or that lacks a column", async () => {
    say("sepal_length", "petal_width");
    pane.sheet.selected = { kind: "source", shape: OTHER_TABLE };
    await open();
    expect(matched()["sepal_length"]).toBe("sepal_length");
    const columns = tableShape().columns.filter((column) => column !== "species");
    pane.sheet.selected = { kind: "source", shape: tableShape({ columns }) };
    await open();
    expect(matched()["sepal_length"]).toBe("sepal_length");
  });

  test("holds what was said in this pane for newer than what another pane had kept", async () => {
    say("sepal_length", "petal_width");
    await open();
    say("sepal_length", "sepal_width");
    pane.sheet.select({ kind: "source", shape: OTHER_TABLE });
    await session.data.refresh();
    pane.sheet.select({ kind: "source", shape: tableShape() });
    await session.data.refresh();
    expect(matched()["sepal_length"]).toBe("sepal_width");
  });

  test("keeps nothing of how cells are read, of parameters, or of a column that may be replaced", () => {
    const { place } = proposal();
    session.recipes.change(place, { kind: "read-column", column: "species", reading: { type: "string" } });
    session.recipes.change(place, { kind: "type-parameter", name: "", text: '{"key":"secret"}' });
    session.recipes.change(place, { kind: "choose-name", choice: "replace" });
    session.recipes.change(place, { kind: "note-outputs", outputs: ["a", "b"] });
    expect(kept()).toBe("");
    say("sepal_length", "petal_width");
    expect(kept()).not.toMatch(/secret|replace|readings|outputs/);
  });

  test("has nothing of a place whose connection was removed, whatever is said of it until it is connected to again", async () => {
    const origin = "http://localhost:7000";
    await session.useAddress(`${origin}/invocations`);
    await until("the model is there", () => proposal().target?.origin === origin && proposal().shape !== undefined);
    await settle();
    const { place } = proposal();
    const leaveOut = (column: string) =>
      session.recipes.change(place, {
        kind: "send-columns",
        columns: tableShape().columns.filter((c) => c !== column),
      });
    leaveOut("species");
    const key = `choices/${origin}`;
    expect(pane.device.remembered.has(key)).toBe(true);
    await session.connection.forget(`typed:${origin.replace("//", "")}`);
    await settle();
    leaveOut("petal_width");
    await settle();
    expect(pane.device.remembered.has(key)).toBe(false);
  });

  test("has nothing once the device has forgotten everything, nor does the pane that forgot it", async () => {
    say("sepal_length", "petal_width");
    session.model.describeBySignature(addressNamed("cars"), schemaOf(["petal_length"]));
    pane.columnMemory.onForgetDevice = () => pane.device.remembered.clear();
    const { connection, settings, model, data, recipes, memory, warehouse } = session;
    const { services } = pane;
    await forgetEverything("device", { services, connection, settings, model, data, recipes, memory, warehouse });
    session.model.choose("iris");
    expect(matched()["sepal_length"]).toBe("sepal_length");
    expect(JSON.parse(kept())).toMatchObject({ tables: [{ recipe: {} }], signatures: [] });
  });
});
