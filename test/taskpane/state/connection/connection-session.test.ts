import { RunStoppedError } from "../../../../src/core/errors";
import { ConnectionSession } from "../../../../src/taskpane/state/connection/connection-session";
import { FakeCatalogue } from "../../fakes/fake-catalogue";
import { FakeDevice } from "../../fakes/fake-device";
import { FakeSignIn } from "../../fakes/fake-sign-in";
import { here } from "../../fakes/here";
import { DEMO, WORKSPACE } from "../../fakes/pane-data";
import { settle } from "../../fakes/settle";

describe("connecting", () => {
  let signIn: FakeSignIn;
  let catalogue: FakeCatalogue;
  let device: FakeDevice;
  let session: ConnectionSession;

  beforeEach(() => {
    signIn = new FakeSignIn();
    catalogue = new FakeCatalogue();
    device = new FakeDevice();
    session = new ConnectionSession({ signIn: here(signIn), catalogue: here(catalogue), memory: device.memory });
  });

  test("begins with the first upstream that needs no sign-in", async () => {
    signIn.upstreams = [WORKSPACE, DEMO];
    await session.open();
    expect(session.getState()).toMatchObject({ phase: "connected", upstream: DEMO });
  });

  test("asks for a token when the only upstream wants one, and sends nothing before", async () => {
    signIn.upstreams = [WORKSPACE];
    await session.open();
    expect(session.getState()).toMatchObject({ phase: "token-needed", upstream: WORKSPACE });
    expect(catalogue.asked).toEqual([]);
  });

  test("lets the analyst choose among several that want a token", async () => {
    signIn.upstreams = [WORKSPACE, { ...WORKSPACE, id: "other" }];
    await session.open();
    expect(session.getState().phase).toBe("choosing");
    await session.chooseUpstream("other");
    expect(session.getState()).toMatchObject({ phase: "token-needed", upstream: { id: "other" } });
  });

  test("says that the relay does not answer, and asks it again when told to", async () => {
    signIn.relayError = new RunStoppedError("network", "No answer.");
    await session.open();
    expect(session.getState()).toMatchObject({ phase: "relay-failed", error: { code: "network" } });
    signIn.relayError = undefined;
    await session.retry();
    expect(session.getState().phase).toBe("connected");
  });

  test("connects with a token, without the line break it was pasted with, and forgets it with the session", async () => {
    await session.open();
    await session.chooseUpstream(WORKSPACE.id);
    await session.signIn(" good\n", false);
    expect(session.getState()).toMatchObject({ phase: "connected", connection: { token: "good" } });
    expect(device.remembered.size).toBe(0);
  });

  test("remembers a token on the device only when asked to, and only once it was accepted", async () => {
    await session.open();
    await session.chooseUpstream(WORKSPACE.id);
    await session.signIn("wrong", true);
    expect(session.getState()).toMatchObject({ phase: "failed", error: { code: "unauthorized" } });
    expect(device.remembered.size).toBe(0);
    const keptOnceConnected: unknown[] = [];
    session.subscribe(() => {
      if (session.getState().phase === "connected") keptOnceConnected.push(...device.remembered.values());
    });
    await session.signIn("good", true);
    expect(device.remembered.get(`token/${WORKSPACE.origin}`)).toBe("good");
    expect(keptOnceConnected).toContain("good");
  });

  test("signing in without ticking the box takes an older token off the device", async () => {
    device.remembered.set(`token/${WORKSPACE.origin}`, "old");
    await session.open();
    await session.chooseUpstream(WORKSPACE.id);
    await session.signIn("good", false);
    expect(device.remembered.size).toBe(0);
  });

  test("uses a remembered token at once", async () => {
    signIn.upstreams = [WORKSPACE];
    device.remembered.set(`token/${WORKSPACE.origin}`, "good");
    await session.open();
    expect(session.getState()).toMatchObject({ phase: "connected", connection: { token: "good" } });
  });

  test.each([
    ["another workspace", "https://adb-2.azuredatabricks.net"],
    ["another port", "https://adb-1.azuredatabricks.net:8443"],
    ["a look-alike", "https://adb-1.azuredatabricks.net.evil.com"],
    ["this machine", "http://localhost:5001"],
  ])("keeps a remembered token from %s that the relay calls by the same id", async (_what, origin) => {
    signIn.upstreams = [{ ...WORKSPACE, origin }];
    device.remembered.set(`token/${WORKSPACE.origin}`, "good");
    await session.open();
    const state = session.getState();
    expect("connection" in state ? state.connection.token : undefined).toBeUndefined();
  });

  test("signing out forgets the token everywhere", async () => {
    signIn.upstreams = [WORKSPACE];
    device.remembered.set(`token/${WORKSPACE.origin}`, "good");
    await session.open();
    await session.signOut();
    expect(session.getState().phase).toBe("token-needed");
    expect(JSON.stringify(session.getState())).not.toContain("good");
    expect(device.remembered.size).toBe(0);
  });

  test("is connected although the account may not list endpoints: a name can be typed", async () => {
    catalogue.listError = new RunStoppedError("forbidden", "No.");
    await session.open();
    expect(session.getState()).toMatchObject({ phase: "connected" });
    expect(session.getState()).not.toHaveProperty("listing");
  });

  test("the answer of an upstream that was left meanwhile changes nothing", async () => {
    await session.open();
    const first = session.chooseUpstream(DEMO.id);
    const second = session.chooseUpstream(WORKSPACE.id);
    await Promise.all([first, second]);
    expect(session.getState()).toMatchObject({ phase: "token-needed", upstream: WORKSPACE });
  });
});

describe("a pasted address", () => {
  let signIn: FakeSignIn;
  let catalogue: FakeCatalogue;
  let device: FakeDevice;
  let session: ConnectionSession;

  beforeEach(async () => {
    signIn = new FakeSignIn();
    catalogue = new FakeCatalogue();
    device = new FakeDevice();
    session = new ConnectionSession({ signIn: here(signIn), catalogue: here(catalogue), memory: device.memory });
    await session.open();
  });

  test("on a listed host goes there", async () => {
    const address = await session.useAddress(`${WORKSPACE.origin}/serving-endpoints/iris/invocations`);
    expect(address).toMatchObject({ route: "/serving-endpoints/iris/invocations" });
    expect(session.getState()).toMatchObject({ phase: "token-needed", upstream: WORKSPACE });
  });

  test("on the connected host stays connected", async () => {
    await session.useAddress(`${DEMO.origin}/serving-endpoints/iris/invocations`);
    expect(session.getState()).toMatchObject({ phase: "connected", upstream: DEMO });
  });

  test("on another host is taken by a relay of the analyst's own, and joins the list", async () => {
    await session.useAddress("https://adb-9.azuredatabricks.net/serving-endpoints/x/invocations");
    expect(session.getState()).toMatchObject({
      phase: "token-needed",
      upstream: { id: "typed:https:adb-9.azuredatabricks.net", label: "adb-9.azuredatabricks.net" },
      list: { upstreams: { length: 3 } },
    });
  });

  test("on another host is refused by a relay for many, whose list is closed", async () => {
    signIn.mode = "server";
    await session.open();
    const using = session.useAddress("https://adb-9.azuredatabricks.net/serving-endpoints/x/invocations");
    await expect(using).rejects.toMatchObject({ code: "invalid-address" });
    expect(session.getState()).toMatchObject({ phase: "connected", upstream: DEMO });
  });

  test.each(["https://mlflow.example.com/invocations", "https://azuredatabricks.net.example.com/invocations"])(
    "of a host that the analyst's own relay does not reach asks for no token: %s",
    async (text) => {
      const using = session.useAddress(text);
      await expect(using).rejects.toThrow("reaches workspaces of Databricks and servers on this computer only");
      expect(session.getState()).toMatchObject({
        phase: "connected",
        upstream: DEMO,
        list: { upstreams: { length: 2 } },
      });
    },
  );

  test("of a path that no relay forwards to asks for no token", async () => {
    const using = session.useAddress("https://adb-9.azuredatabricks.net/a/b/serving-endpoints/x/invocations");
    await expect(using).rejects.toThrow("with nothing before it");
    expect(session.getState()).toMatchObject({
      phase: "connected",
      upstream: DEMO,
      list: { upstreams: { length: 2 } },
    });
  });

  test.each([
    "https://adb-9.azuredatabricks.net",
    "dbc-1-2.cloud.databricks.com/?o=12",
    "https://12.3.gcp.databricks.com/explore/data",
  ])("of a workspace as such asks for the token, and then lists its endpoints: %s", async (text) => {
    expect(await session.useAddress(text)).toMatchObject({ kind: "workspace" });
    expect(session.getState().phase).toBe("token-needed");
    await session.signIn("good", false);
    expect(session.getState()).toMatchObject({ phase: "connected", listing: { endpoints: catalogue.endpoints } });
  });

  test("that is no address is refused", async () => {
    await expect(session.useAddress("ftp://iris")).rejects.toMatchObject({ code: "invalid-address" });
  });

  test("of a server on this machine is tried without a token, which is asked for when it wants one", async () => {
    await session.useAddress("http://localhost:5001/invocations");
    await settle();
    expect(catalogue.asked.at(-1)).toBe("list typed:http:localhost:5001 without token");
    expect(session.getState().phase).toBe("token-needed");
  });

  test("over https of a server on this machine asks for no token before the server does", async () => {
    await session.useAddress("https://localhost:5001");
    await settle();
    expect(catalogue.asked.at(-1)).toBe("list typed:https:localhost:5001 without token");
  });

  test.each(["login-page", "malformed-response"] as const)(
    "where something answers that is no model server is not connected: %s",
    async (code) => {
      catalogue.listError = new RunStoppedError(code, "A page.", { status: 200 });
      await session.useAddress("http://localhost:8888");
      await settle();
      expect(session.getState()).toMatchObject({ phase: "failed", error: { code: "no-model-server", status: 200 } });
    },
  );

  test("of a server that lists nothing is connected once the model itself has answered, and not before", async () => {
    catalogue.listError = new RunStoppedError("endpoint-not-found", "No list.");
    catalogue.schemaError = new RunStoppedError("endpoint-not-found", "No model.", { status: 404 });
    await session.useAddress("http://localhost:8888/invocations");
    await settle();
    expect(session.getState()).toMatchObject({ phase: "failed", error: { code: "no-model-server" } });
    catalogue.schemaError = undefined;
    await session.retry();
    expect(session.getState()).toMatchObject({ phase: "connected" });
    expect(session.getState()).not.toHaveProperty("listing");
  });

  test("of a workspace without a list is connected: names can be typed there", async () => {
    catalogue.listError = new RunStoppedError("endpoint-not-found", "No list.");
    catalogue.schemaError = new RunStoppedError("endpoint-not-found", "No model.");
    await session.useAddress("https://adb-9.azuredatabricks.net/serving-endpoints/x/invocations");
    await session.signIn("good", false);
    expect(session.getState().phase).toBe("connected");
  });

  test("remembers the token where that was asked for, once a second try has accepted it", async () => {
    await session.useAddress(WORKSPACE.origin);
    catalogue.listError = new RunStoppedError("network", "No answer.");
    await session.signIn("good", true);
    expect([...device.remembered.values()]).not.toContain("good");
    catalogue.listError = undefined;
    await session.retry();
    expect([...device.remembered.values()]).toContain("good");
  });

  test("is tried again with the token it was tried with", async () => {
    await session.useAddress(WORKSPACE.origin);
    catalogue.listError = new RunStoppedError("network", "No answer.");
    await session.signIn("good", false);
    expect(session.getState().phase).toBe("failed");
    catalogue.listError = undefined;
    await session.retry();
    expect(session.getState()).toMatchObject({ phase: "connected", connection: { token: "good" } });
  });
});
