import { RunStoppedError } from "../../../../src/core/errors";
import { PaneSession } from "../../../../src/taskpane/state/pane-session";
import { FakePane } from "../../fakes/fake-pane";
import { DEMO } from "../../fakes/pane-data";
import { settle } from "../../fakes/settle";

const SERVER = "http://localhost:5105";
const OTHER = "http://localhost:5106/invocations";
const ID = "typed:http:localhost:5105";
const WORKSPACE_ADDRESS = "https://adb-9.azuredatabricks.net/serving-endpoints/iris/invocations";

describe("places that were typed", () => {
  let pane: FakePane;
  let session: PaneSession;
  let end: () => void;

  beforeEach(async () => {
    pane = new FakePane();
    pane.catalogue.goodTokens = ["", "good"];
    await openPane();
  });

  afterEach(() => end());

  test("come back with the next pane, at the endpoint that was pasted", async () => {
    await session.useAddress(SERVER);
    await settle();
    await openPane();
    expect(session.connection.getState()).toMatchObject({ phase: "connected", upstream: { id: ID } });
    expect(session.model.getState().chosen).toMatchObject({ origin: SERVER, route: "/invocations" });
  });

  test("are told when they do not answer any more, beside what else there is", async () => {
    await session.useAddress(SERVER);
    await settle();
    pane.catalogue.listError = new RunStoppedError("nothing-listening", "Nothing.");
    await openPane();
    const state = session.connection.getState();
    expect(state).toMatchObject({ phase: "failed", error: { code: "nothing-listening" }, upstream: { id: ID } });
    expect("list" in state && state.list.upstreams).toContainEqual(DEMO);
  });

  test("are not gone back to once another place was chosen, and stay in the list", async () => {
    await session.useAddress(SERVER);
    await settle();
    await session.chooseUpstream(DEMO.id);
    await openPane();
    expect(session.connection.getState()).toMatchObject({ phase: "connected", upstream: DEMO });
    expect(recents()).toEqual(["localhost:5105"]);
    await session.chooseUpstream(ID);
    await settle();
    expect(session.model.getState().chosen).toMatchObject({ origin: SERVER });
  });

  test("are not kept where they never answered, neither in the list nor on the device", async () => {
    pane.catalogue.listError = new RunStoppedError("nothing-listening", "Nothing.");
    await session.useAddress(SERVER);
    await settle();
    pane.catalogue.listError = undefined;
    await session.useAddress(OTHER);
    await settle();
    const state = session.connection.getState();
    expect("list" in state && state.list.upstreams.map(({ label }) => label)).not.toContain("localhost:5105");
    expect(recents()).toEqual(["localhost:5106"]);
    expect(JSON.stringify([...pane.device.remembered])).not.toContain("5105");
  });

  test("are kept without the token, unless that was asked for, and forgotten together with it", async () => {
    await session.useAddress(WORKSPACE_ADDRESS);
    await session.connection.signIn("good", false);
    expect(JSON.stringify([...pane.device.remembered.values()])).not.toContain("good");
    await session.connection.signIn("good", true);
    await openPane();
    expect(session.connection.getState()).toMatchObject({ phase: "connected", connection: { token: "good" } });
    pane.device.remembered.set("choices/https://adb-9.azuredatabricks.net", "{}");
    await session.connection.forget("typed:https:adb-9.azuredatabricks.net");
    await settle();
    expect(session.connection.getState()).toMatchObject({ phase: "connected", upstream: DEMO });
    expect([...pane.device.remembered.keys()].filter((key) => /token|connection|choices/.test(key))).toEqual([]);
    expect(recents()).toEqual([]);
  });

  test("are forgotten beside another that is in use", async () => {
    await session.useAddress(SERVER);
    await settle();
    await session.useAddress(OTHER);
    await settle();
    await session.connection.forget(ID);
    expect(recents()).toEqual(["localhost:5106"]);
    expect(session.connection.getState()).toMatchObject({ phase: "connected", upstream: { label: "localhost:5106" } });
  });

  test.each([
    ["no JSON", "{"],
    ["another form", '[{"origin":7},"x",null]'],
    ["an address that leads elsewhere", `[{"origin":"${SERVER}","address":"https://evil.example/invocations"}]`],
    ["a host out of reach", '[{"origin":"https://evil.example","address":"https://evil.example/invocations"}]'],
  ])("are nothing where something else stands on the device: %s", async (_what, text) => {
    pane.device.remembered.set("connections", text);
    pane.device.remembered.set("last-connection", "https://evil.example");
    await openPane();
    expect(session.connection.getState()).toMatchObject({ phase: "connected", upstream: DEMO });
    expect(recents()).toEqual([]);
  });

  test("are not gone to by a relay for many, whose list is closed", async () => {
    await session.useAddress(SERVER);
    await settle();
    pane.signIn.mode = "server";
    await openPane();
    expect(session.connection.getState()).toMatchObject({ phase: "connected", upstream: DEMO });
    expect(recents()).toEqual([]);
  });

  async function openPane(): Promise<void> {
    session = new PaneSession(pane.services);
    end = session.open();
    await settle();
  }

  function recents(): string[] {
    const state = session.connection.getState();
    return "list" in state ? session.connection.recents(state.list).map(({ label }) => label) : [];
  }
});
