import { RunStoppedError } from "../../../src/core/errors";
import type { SignInOutcome } from "../../../src/taskpane/services/sign-in-outcome";
import { ConnectionSession } from "../../../src/taskpane/state/connection/connection-session";
import { FakeCatalogue } from "../fakes/fake-catalogue";
import { FakeDevice } from "../fakes/fake-device";
import { FakeSignIn } from "../fakes/fake-sign-in";
import { here } from "../fakes/here";
import { DEMO, PERSONAL } from "../fakes/pane-data";
import { settle, settledLater } from "../fakes/settle";

const ENDED = new RunStoppedError("sign-in-needed", "You are not signed in any more.", { status: 401 });

describe("an upstream that people sign in to themselves", () => {
  let signIn: FakeSignIn;
  let catalogue: FakeCatalogue;
  let device: FakeDevice;
  let session: ConnectionSession;

  const open = async () => {
    session = new ConnectionSession({ signIn: here(signIn), catalogue: here(catalogue), memory: device.memory });
    await session.open();
  };

  beforeEach(async () => {
    signIn = new FakeSignIn();
    catalogue = new FakeCatalogue();
    device = new FakeDevice();
    signIn.upstreams = [PERSONAL];
    await open();
  });

  test("asks the person first, and sends nothing before", () => {
    expect(session.getState()).toMatchObject({ phase: "sign-in-needed", upstream: PERSONAL, isExpired: false });
    expect(catalogue.asked).toEqual([]);
  });

  test("is connected after the sign-in, without a token of the pane's", async () => {
    device.remembered.set(`token/${PERSONAL.origin}`, "left over from another time");
    const signedIn = session.signInPerson();
    expect(session.getState().phase).toBe("signing-in");
    await signedIn;
    expect(session.getState()).toMatchObject({ phase: "connected", session: { isSignedIn: true, isInFront: false } });
    expect(catalogue.asked).toEqual(["list person without token"]);
  });

  test("is connected at once where the browser still knows the person", async () => {
    signIn.signedIn.add(PERSONAL.id);
    await open();
    expect(session.getState().phase).toBe("connected");
  });

  test("says why the person is not signed in, and lets them try again", async () => {
    signIn.outcome = { kind: "blocked" };
    await session.signInPerson();
    expect(session.getState()).toMatchObject({ phase: "sign-in-needed", problem: { kind: "blocked" } });
    signIn.outcome = { kind: "signed-in" };
    await session.signInPerson();
    expect(session.getState().phase).toBe("connected");
  });

  test("does not wait for ever when something fails that nobody foresaw", async () => {
    signIn.outcome = Promise.reject(new TypeError("no crypto"));
    await session.signInPerson();
    expect(session.getState()).toMatchObject({ phase: "sign-in-needed", problem: { kind: "refused" } });
  });

  test("takes the attempt back: the window is closed and what still comes of it changes nothing", async () => {
    const later = settledLater<SignInOutcome>();
    signIn.outcome = later.promise;
    const attempt = session.signInPerson();
    await settle();
    session.cancelSignIn();
    expect(signIn.signal?.aborted).toBe(true);
    later.resolve({ kind: "closed" });
    await attempt;
    expect(session.getState()).toMatchObject({ phase: "sign-in-needed" });
    expect(session.getState()).not.toHaveProperty("problem");
  });

  test("opens the window in the task of the click, the first time and after each attempt", async () => {
    for (const outcome of [{ kind: "blocked" }, { kind: "closed" }, { kind: "signed-in" }] as const) {
      signIn.signal = undefined;
      signIn.outcome = outcome;
      void session.signInPerson();
      expect(signIn.signal).toBeDefined();
      await settle();
    }
    session.noteFailure(ENDED, PERSONAL.id);
    signIn.signal = undefined;
    void session.signInPerson();
    expect(signIn.signal).toBeDefined();
  });

  test("has its button wait until what a click needs is there", async () => {
    const later = settledLater<undefined>();
    await session.signInPerson();
    await settle();
    signIn.prepared = later.promise;
    await session.signOut();
    signIn.outcome = settledLater<SignInOutcome>().promise;
    void session.signInPerson(); // uses up what was ready
    session.cancelSignIn();
    expect(session.getState()).toMatchObject({ phase: "sign-in-needed", isPreparing: true });
    signIn.signal = undefined;
    await session.signInPerson();
    expect(signIn.signal).toBeUndefined();
    later.resolve(undefined);
    await settle();
    expect(session.getState()).not.toHaveProperty("isPreparing");
    void session.signInPerson();
    expect(signIn.signal).toBeDefined();
  });

  describe("whose window seems to be closed", () => {
    const later = () => {
      const outcome = settledLater<SignInOutcome>();
      signIn.outcome = outcome.promise;
      const attempt = session.signInPerson();
      return { attempt, resolve: outcome.resolve };
    };

    test("is waited for, with a way back", async () => {
      const { attempt, resolve } = later();
      signIn.onStage?.("out-of-sight");
      expect(session.getState()).toMatchObject({ phase: "signing-in", isOutOfSight: true });
      resolve({ kind: "signed-in" });
      await attempt;
      expect(session.getState().phase).toBe("connected");
    });

    test("is told that it was closed, and is connected all the same when they go on in it", async () => {
      const { attempt, resolve } = later();
      signIn.onStage?.("out-of-sight");
      await settle();
      signIn.onStage?.("closed");
      expect(session.getState()).toMatchObject({ phase: "sign-in-needed", problem: { kind: "closed" } });
      resolve({ kind: "signed-in" });
      await attempt;
      expect(session.getState().phase).toBe("connected");
    });

    test("can begin anew, and what the first window still does changes nothing", async () => {
      const first = later();
      const { onStage, signal } = signIn;
      onStage?.("out-of-sight");
      session.cancelSignIn();
      await settle();
      const second = later();
      expect(signal?.aborted).toBe(true);
      onStage?.("closed");
      expect(session.getState()).toMatchObject({ phase: "signing-in" });
      first.resolve({ kind: "refused", sentence: "The first window." });
      await first.attempt;
      expect(session.getState()).toMatchObject({ phase: "signing-in" });
      second.resolve({ kind: "signed-in" });
      await second.attempt;
      expect(session.getState().phase).toBe("connected");
    });

    test("is left alone when they have gone to another workspace meanwhile", async () => {
      signIn.upstreams = [PERSONAL, DEMO];
      await open();
      await session.chooseUpstream(PERSONAL.id);
      const { attempt, resolve } = later();
      signIn.onStage?.("closed");
      await session.chooseUpstream(DEMO.id);
      resolve({ kind: "signed-in" });
      await attempt;
      expect(session.getState()).toMatchObject({ phase: "connected", upstream: DEMO });
    });
  });

  test("closes the window when another upstream is chosen", async () => {
    signIn.upstreams = [PERSONAL, DEMO];
    await open();
    await session.chooseUpstream(PERSONAL.id);
    signIn.outcome = settledLater<SignInOutcome>().promise;
    void session.signInPerson();
    await settle();
    await session.chooseUpstream(DEMO.id);
    expect(signIn.signal?.aborted).toBe(true);
    expect(session.getState()).toMatchObject({ phase: "connected", upstream: DEMO });
  });

  test("signs out, and says so when that fails", async () => {
    await session.signInPerson();
    signIn.signOutError = new RunStoppedError("network", "No answer.");
    await session.signOut();
    expect(session.getState()).toMatchObject({ phase: "connected", signOutError: { code: "network" } });
    signIn.signOutError = undefined;
    await session.signOut();
    expect(session.getState()).toMatchObject({ phase: "sign-in-needed", isExpired: false });
    expect(signIn.signedIn.size).toBe(0);
  });

  test.each(["sign-in-needed", "unauthorized"] as const)(
    "asks again when a request says %s, but for others not",
    async (code) => {
      await session.signInPerson();
      session.noteFailure(new RunStoppedError("forbidden", "No."), PERSONAL.id);
      session.noteFailure(ENDED, "another upstream");
      expect(session.getState().phase).toBe("connected");
      session.noteFailure(new RunStoppedError(code, "No.", { status: 401 }), PERSONAL.id);
      expect(session.getState()).toMatchObject({ phase: "sign-in-needed", isExpired: true });
    },
  );

  test("asks again when the session ends while the models are listed", async () => {
    catalogue.listError = ENDED;
    await session.signInPerson();
    expect(session.getState()).toMatchObject({ phase: "sign-in-needed", isExpired: true });
  });

  test("says so when the relay does not tell who is signed in", async () => {
    signIn.sessionsError = new RunStoppedError("network", "No answer.");
    await open();
    expect(session.getState()).toMatchObject({ phase: "failed", error: { code: "network" } });
  });
});

describe("an upstream that the organisation signs in to", () => {
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

  test("is connected without a click where a server in front signs people in", async () => {
    signIn.upstreams = [PERSONAL];
    signIn.isInFront = true;
    await session.open();
    expect(session.getState()).toMatchObject({ phase: "connected", session: { isInFront: true } });
    session.noteFailure(ENDED, PERSONAL.id);
    expect(session.getState().phase).toBe("connected");
  });

  test.each([
    ["the server in front", PERSONAL, "sign-in-needed"],
    ["the relay", { ...PERSONAL, auth: "oauth-m2m" }, "unauthorized"],
  ] as const)("offers no sign-in when %s was refused, and says whose matter it is", async (_, upstream, code) => {
    signIn.upstreams = [upstream];
    signIn.isInFront = true;
    catalogue.listError = new RunStoppedError(code, "No.", { status: 401 });
    await session.open();
    expect(session.getState()).toMatchObject({ phase: "failed", error: { code: "sign-in-failed", status: 401 } });
  });

  test("is taken first, as one that needs no sign-in", async () => {
    const machine = { ...PERSONAL, id: "machine", auth: "oauth-m2m" } as const;
    signIn.upstreams = [PERSONAL, machine, DEMO];
    await session.open();
    await settle();
    expect(session.getState()).toMatchObject({ phase: "connected", upstream: machine });
  });
});
