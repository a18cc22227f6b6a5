import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { RunStoppedError } from "../../../../src/core/errors";
import { ConnectionForm } from "../../../../src/taskpane/view/connection/ConnectionForm";
import type { ConnectionState } from "../../../../src/taskpane/state/connection/connection-state";
import { DEMO, PERSONAL, WORKSPACE } from "../../fakes/pane-data";
import { renderPane } from "../../render-pane";

const OTHER = { ...PERSONAL, id: "other", label: "Other workspace" };
const LIST = { mode: "server", upstreams: [PERSONAL] } as const;
const PERSON = { list: LIST, upstream: PERSONAL } as const;
const SESSION = { upstream: PERSONAL.id, isSignedIn: true, isInFront: false };
const CONNECTED = { phase: "connected", ...PERSON, connection: { upstream: PERSONAL }, session: SESSION } as const;

describe("signing in under Connection", () => {
  const user = userEvent.setup();
  let done: string[];

  /** @returns what shows another state in its place */
  function show(connection: ConnectionState): (next: ConnectionState) => void {
    const rendered = renderPane(<ConnectionForm />, { state: { connection } });
    const { connection: actions } = rendered.session;
    jest.spyOn(actions, "signIn").mockImplementation(async () => void done.push("token"));
    jest.spyOn(actions, "signInPerson").mockImplementation(async () => void done.push("sign in"));
    jest.spyOn(actions, "cancelSignIn").mockImplementation(() => void done.push("cancel"));
    jest.spyOn(actions, "signOut").mockImplementation(async () => void done.push("sign out"));
    jest.spyOn(actions, "retry").mockImplementation(async () => void done.push("retry"));
    return (next) => rendered.show({ state: { connection: next } });
  }
  const button = (name: string) => screen.getByRole("button", { name });
  const noButton = (name: RegExp) => expect(screen.queryByRole("button", { name })).not.toBeInTheDocument();

  beforeEach(() => {
    done = [];
  });

  test("offers one button, says what it will do, and asks for no token", async () => {
    show({ phase: "sign-in-needed", ...PERSON, isExpired: false });
    expect(button("Sign in")).toHaveAccessibleDescription(
      "Sales workspace asks you in a window of its own. This pane sees no password and keeps no token.",
    );
    expect(screen.queryByLabelText("Access token")).not.toBeInTheDocument();
    expect(screen.queryByText(/signed in as yourself/)).not.toBeInTheDocument();
    await user.click(button("Sign in"));
    expect(done).toEqual(["sign in"]);
  });

  test("offers to try again where that may help, which sending a refused token once more does not", () => {
    const list = { mode: "server", upstreams: [WORKSPACE] } as const;
    const unreachable = new RunStoppedError("network", "No answer.");
    const become = show({ phase: "failed", list, upstream: WORKSPACE, error: unreachable });
    expect(button("Try again")).toBeVisible();
    expect(screen.queryByLabelText("Access token")).not.toBeInTheDocument();
    const refused = new RunStoppedError("unauthorized", "Refused.", { status: 401 });
    become({ phase: "failed", list, upstream: WORKSPACE, error: refused });
    noButton(/Try again/);
    expect(screen.getByLabelText("Access token")).toBeVisible();
  });

  test("waits with a way back, and keeps the focus on the button that was pressed", async () => {
    const become = show({ phase: "sign-in-needed", ...PERSON, isExpired: false });
    await user.click(button("Sign in"));
    become({ phase: "signing-in", ...PERSON, isExpired: false });
    expect(screen.getByText("Go on in the window that has opened.")).toBeVisible();
    expect(button("Signing in …")).toHaveFocus();
    await user.click(button("Signing in …"));
    await user.click(button("Cancel"));
    expect(done).toEqual(["sign in", "cancel"]);
    become({ phase: "connecting", ...PERSON });
    expect(button("Connecting …")).toHaveAttribute("aria-disabled", "true");
    noButton(/^Cancel/);
  });

  test("says that a window out of sight is waited for, and how to begin anew", async () => {
    const become = show({ phase: "signing-in", ...PERSON, isExpired: false });
    become({ phase: "signing-in", ...PERSON, isExpired: false, isOutOfSight: true });
    expect(screen.getByRole("status")).toHaveTextContent(
      "Waiting for the sign-in window. If you have closed it, cancel and sign in again.",
    );
    await user.click(button("Cancel"));
    expect(done).toEqual(["cancel"]);
  });

  test("offers no button that would open no window yet", async () => {
    const become = show({ phase: "sign-in-needed", ...PERSON, isExpired: false, isPreparing: true });
    await user.click(button("Sign in"));
    expect(done).toEqual([]);
    become({ phase: "sign-in-needed", ...PERSON, isExpired: false });
    await user.click(button("Sign in"));
    expect(done).toEqual(["sign in"]);
  });

  test("reads out that a sign-in has ended, and why the next one led to nothing", () => {
    const become = show({ phase: "sign-in-needed", ...PERSON, isExpired: true });
    expect(screen.getAllByRole("alert")[0]).toHaveTextContent(
      "Sign in again to go on. Your columns, choices and results stay as they are.",
    );
    become({ phase: "sign-in-needed", ...PERSON, isExpired: false, problem: { kind: "blocked" } });
    expect(screen.getAllByRole("alert")[0]).toHaveTextContent(
      "Needs your attention: The browser blocked the sign-in windowAllow pop-ups for this page, then sign in again.",
    );
  });

  test("signs out, and leaves the keyboard at what comes in the place of the button", async () => {
    const become = show(CONNECTED);
    expect(screen.getByText("adb-1.azuredatabricks.net, signed in as yourself")).toBeVisible();
    await user.click(button("Sign out"));
    expect(done).toEqual(["sign out"]);
    become({ phase: "signing-out", ...PERSON });
    expect(button("Signing out …")).toHaveAttribute("aria-disabled", "true");
    become({ phase: "sign-in-needed", ...PERSON, isExpired: false });
    expect(button("Sign in")).toHaveFocus();
  });

  test("says that signing out is for all workspaces, where there are several", () => {
    show({ ...CONNECTED, list: { ...LIST, upstreams: [PERSONAL, OTHER, DEMO] } });
    expect(button("Sign out everywhere")).toBeVisible();
  });

  test("says that signing out failed", () => {
    show({ ...CONNECTED, signOutError: new RunStoppedError("network", "No answer.") });
    expect(screen.getAllByRole("alert")[0]).toHaveTextContent("The server could not be reached");
    expect(button("Sign out")).toBeVisible();
  });

  test.each([
    ["a server in front of the relay", { ...CONNECTED, session: { ...SESSION, isInFront: true } }],
    ["the relay", { ...CONNECTED, upstream: { ...PERSONAL, auth: "oauth-m2m" } }],
  ] as const)("leaves nothing to do where %s signs in", (_, state) => {
    show(state);
    expect(screen.getByText("adb-1.azuredatabricks.net, signed in by your organisation")).toBeVisible();
    noButton(/^Sign/);
  });

  describe("at a server on the analyst's own machine", () => {
    const UPSTREAM = {
      id: "typed",
      label: "localhost:5000",
      origin: "http://localhost:5000",
      auth: "user-token",
    } as const;
    const SERVER = { list: { mode: "local", upstreams: [UPSTREAM] }, upstream: UPSTREAM } as const;
    const OPEN = { phase: "connected", ...SERVER, connection: { upstream: UPSTREAM } } as const;
    const fold = () => screen.getByText("Sign in with an access token").closest("details")!;

    test("says that no sign-in is needed where none was, and folds the way to one", async () => {
      show(OPEN);
      expect(screen.getByText("No sign-in needed")).toBeVisible();
      noButton(/Sign out/);
      expect(fold().open).toBe(false);
      await user.click(screen.getByText("Sign in with an access token"));
      fold().open = true; // jsdom does not unfold
      await user.type(screen.getByLabelText("Access token"), "good{Enter}");
      expect(done).toEqual(["token"]);
    });

    test("says that the token signs in once one was given", () => {
      show({ ...OPEN, connection: { upstream: UPSTREAM, token: "good" } });
      expect(screen.getByText("Signed in with your token")).toBeVisible();
      expect(button("Sign out")).toBeVisible();
    });

    test("asks for a token only where the server does, and not where it is away", () => {
      const become = show({ phase: "failed", ...SERVER, error: new RunStoppedError("network", "No answer.") });
      expect(screen.queryByText("Sign in with an access token")).not.toBeInTheDocument();
      become({ phase: "token-needed", ...SERVER });
      expect(fold().open).toBe(true);
      become({ phase: "connecting", ...SERVER });
      expect(fold().open).toBe(true);
      become({ phase: "failed", ...SERVER, error: new RunStoppedError("unauthorized", "Refused.", { status: 401 }) });
      expect(fold().open).toBe(true);
    });
  });

  test("asks for a token where the analyst has one of their own", async () => {
    show({ phase: "token-needed", list: { ...LIST, upstreams: [WORKSPACE] }, upstream: WORKSPACE });
    await user.type(screen.getByLabelText("Access token"), "good{Enter}");
    expect(done).toEqual(["token"]);
  });
});
