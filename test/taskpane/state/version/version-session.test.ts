import { RunStoppedError } from "../../../../src/core/errors";
import { ConnectionSession } from "../../../../src/taskpane/state/connection/connection-session";
import { VersionSession } from "../../../../src/taskpane/state/version/version-session";
import { FakePane } from "../../fakes/fake-pane";
import { settle } from "../../fakes/settle";

const AN_HOUR_MS = 3_600_000;

/** A pane of version 1.9.0 that has been opened at a relay. */
async function openedAt(version: string | undefined, pane = new FakePane()) {
  pane.signIn.version = version;
  const connection = new ConnectionSession(pane.services);
  const session = new VersionSession({ services: pane.services, connection, own: "1.9.0" });
  const end = session.open();
  await connection.open();
  return { pane, connection, session, end };
}

describe("what the pane knows of the version that the relay serves", () => {
  it.each([
    ["a newer one", "1.10.0", "1.10.0"],
    ["its own", "1.9.0", undefined],
    ["an older one", "1.8.12", undefined],
    ["none, as older relays say", undefined, undefined],
  ])("is told by the list that it asks for anyway: %s", async (_what, served, newer) => {
    const { pane, session } = await openedAt(served);
    expect(session.getState()).toEqual({ newer });
    expect(pane.signIn.listed).toBe(1);
  });

  it("is asked again when a person comes back an hour later, and not before", async () => {
    const { pane, session } = await openedAt("1.9.0");
    pane.signIn.version = "1.10.0";
    pane.device.nowMs = AN_HOUR_MS - 1;
    session.lookAgain();
    expect(pane.signIn.listed).toBe(1);
    pane.device.nowMs = AN_HOUR_MS;
    session.lookAgain();
    session.lookAgain();
    await settle();
    expect(pane.signIn.listed).toBe(2);
    expect(session.getState()).toEqual({ newer: "1.10.0" });
  });

  it("is what the relay said last, also where it went back to an older version", async () => {
    const { pane, connection, session } = await openedAt("1.10.0");
    pane.signIn.version = "1.9.0";
    pane.device.nowMs = AN_HOUR_MS;
    session.lookAgain();
    await settle();
    expect(session.getState()).toEqual({ newer: undefined });
    await connection.chooseUpstream("ws"); // the list in the connection is the one from before
    expect(session.getState()).toEqual({ newer: undefined });
  });

  it("stays as it is where the relay cannot be asked", async () => {
    const { pane, session } = await openedAt("1.10.0");
    pane.signIn.relayError = new RunStoppedError("network", "The relay could not be reached.");
    pane.device.nowMs = AN_HOUR_MS;
    session.lookAgain();
    await settle();
    expect(session.getState()).toEqual({ newer: "1.10.0" });
  });

  it("can be hidden, in later panes too, until there is another version", async () => {
    const { pane, session } = await openedAt("1.10.0");
    session.hide();
    expect(session.getState()).toEqual({ newer: undefined });
    session.hide();
    const next = await openedAt("1.10.0", pane);
    expect(next.session.getState()).toEqual({ newer: undefined });
    const later = await openedAt("1.11.0", pane);
    expect(later.session.getState()).toEqual({ newer: "1.11.0" });
  });

  it("is not followed any more once the pane is closed", async () => {
    const { pane, connection, session, end } = await openedAt("1.9.0");
    end();
    pane.signIn.version = "1.10.0";
    await connection.open();
    expect(session.getState()).toEqual({ newer: undefined });
  });
});
