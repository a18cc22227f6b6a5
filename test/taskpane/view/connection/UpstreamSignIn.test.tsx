import "@testing-library/jest-dom";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { RunStoppedError } from "../../../../src/core/errors";
import { ConnectionForm } from "../../../../src/taskpane/view/connection/ConnectionForm";
import type { ConnectionState } from "../../../../src/taskpane/state/connection/connection-state";
import { DEMO, PERSONAL, WORKSPACE } from "../../fakes/pane-data";

const OTHER = { ...PERSONAL, id: "other", label: "Other workspace" };
const LIST = { mode: "server", upstreams: [PERSONAL] } as const;
const PERSON = { list: LIST, upstream: PERSONAL } as const;
const SESSION = { upstream: PERSONAL.id, isSignedIn: true, isInFront: false };
const CONNECTED = { phase: "connected", ...PERSON, connection: { upstream: PERSONAL }, session: SESSION } as const;

describe("signing in under Connection", () => {
  const user = userEvent.setup();
  let done: string[];

  const formOf = (state: ConnectionState) => (
    <ConnectionForm
      state={state}
      onChooseUpstream={() => undefined}
      onSignIn={() => done.push("token")}
      onSignInPerson={() => done.push("sign in")}
      onCancelSignIn={() => done.push("cancel")}
      onSignOut={() => done.push("sign out")}
      onUseAddress={() => Promise.resolve()}
      onRetry={() => done.push("retry")}
    />
  );
  const button = (name: string) => screen.getByRole("button", { name });
  const noButton = (name: RegExp) => expect(screen.queryByRole("button", { name })).not.toBeInTheDocument();

  beforeEach(() => {
    done = [];
  });

  test("offers one button, says what it will do, and asks for no token", async () => {
    render(formOf({ phase: "sign-in-needed", ...PERSON, isExpired: false }));
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
    const { rerender } = render(formOf({ phase: "failed", list, upstream: WORKSPACE, error: unreachable }));
    expect(button("Try again")).toBeVisible();
    const refused = new RunStoppedError("unauthorized", "Refused.", { status: 401 });
    rerender(formOf({ phase: "failed", list, upstream: WORKSPACE, error: refused }));
    noButton(/Try again/);
    expect(screen.getByLabelText("Access token")).toBeVisible();
  });

  test("waits with a way back, and keeps the focus on the button that was pressed", async () => {
    const { rerender } = render(formOf({ phase: "sign-in-needed", ...PERSON, isExpired: false }));
    await user.click(button("Sign in"));
    rerender(formOf({ phase: "signing-in", ...PERSON, isExpired: false }));
    expect(screen.getByText("Go on in the window that has opened.")).toBeVisible();
    expect(button("Signing in …")).toHaveFocus();
    await user.click(button("Signing in …"));
    await user.click(button("Cancel"));
    expect(done).toEqual(["sign in", "cancel"]);
    rerender(formOf({ phase: "connecting", ...PERSON }));
    expect(button("Connecting …")).toHaveAttribute("aria-disabled", "true");
    noButton(/^Cancel/);
  });

  test("reads out that a sign-in has ended, and why the next one led to nothing", () => {
    const { rerender } = render(formOf({ phase: "sign-in-needed", ...PERSON, isExpired: true }));
    expect(screen.getAllByRole("alert")[0]).toHaveTextContent(
      "Sign in again to go on. Your columns, choices and results stay as they are.",
    );
    rerender(formOf({ phase: "sign-in-needed", ...PERSON, isExpired: false, problem: { kind: "blocked" } }));
    expect(screen.getAllByRole("alert")[0]).toHaveTextContent(
      "Needs your attention: The browser blocked the sign-in windowAllow pop-ups for this page, then sign in again.",
    );
  });

  test("signs out, and leaves the keyboard at what comes in the place of the button", async () => {
    const { rerender } = render(formOf(CONNECTED));
    expect(screen.getByText("adb-1.azuredatabricks.net, signed in as yourself")).toBeVisible();
    await user.click(button("Sign out"));
    expect(done).toEqual(["sign out"]);
    rerender(formOf({ phase: "signing-out", ...PERSON }));
    expect(button("Signing out …")).toHaveAttribute("aria-disabled", "true");
    rerender(formOf({ phase: "sign-in-needed", ...PERSON, isExpired: false }));
    expect(button("Sign in")).toHaveFocus();
  });

  test("says that signing out is for all workspaces, where there are several", () => {
    render(formOf({ ...CONNECTED, list: { ...LIST, upstreams: [PERSONAL, OTHER, DEMO] } }));
    expect(button("Sign out everywhere")).toBeVisible();
  });

  test("says that signing out failed", () => {
    render(formOf({ ...CONNECTED, signOutError: new RunStoppedError("network", "No answer.") }));
    expect(screen.getAllByRole("alert")[0]).toHaveTextContent("The server could not be reached");
    expect(button("Sign out")).toBeVisible();
  });

  test.each([
    ["a server in front of the relay", { ...CONNECTED, session: { ...SESSION, isInFront: true } }],
    ["the relay", { ...CONNECTED, upstream: { ...PERSONAL, auth: "oauth-m2m" } }],
  ] as const)("leaves nothing to do where %s signs in", (_, state) => {
    render(formOf(state));
    expect(screen.getByText("adb-1.azuredatabricks.net, signed in by your organisation")).toBeVisible();
    noButton(/^Sign/);
  });

  test("asks for a token where the analyst has one of their own", async () => {
    render(formOf({ phase: "token-needed", list: { ...LIST, upstreams: [WORKSPACE] }, upstream: WORKSPACE }));
    await user.type(screen.getByLabelText("Access token"), "good{Enter}");
    expect(done).toEqual(["token"]);
  });
});
