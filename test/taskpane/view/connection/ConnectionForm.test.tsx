import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { RunStoppedError, type ErrorCode } from "../../../../src/core/errors";
import { ConnectionForm } from "../../../../src/taskpane/view/connection/ConnectionForm";
import { renderPane } from "../../render-pane";

describe("the add-in's own server that does not answer", () => {
  test.each([
    ["network", true],
    ["unavailable", false],
    ["malformed-response", false],
  ] as const)("is told with the browser's question where it was not reached at all: %s", (code, isAsked) => {
    const error = new RunStoppedError(code, "The relay could not be reached.");
    renderPane(<ConnectionForm />, { state: { connection: { phase: "relay-failed", error } } });
    expect(screen.queryAllByText(/devices on your local network, click Allow/)).toHaveLength(isAsked ? 1 : 0);
  });
});

describe("a server that is not connected", () => {
  const ORIGIN = "https://localhost:5106";
  const upstream = {
    id: "typed:https:localhost:5106",
    label: "localhost:5106",
    origin: ORIGIN,
    auth: "user-token",
  } as const;
  const failed = (code: ErrorCode) =>
    ({
      phase: "failed",
      list: { mode: "local", upstreams: [upstream] },
      upstream,
      error: new RunStoppedError(code, "x"),
    }) as const;

  test.each([
    ["nothing-listening", "Nothing answers on localhost:5106", /mlflow models serve/],
    ["no-model-server", "What answers on localhost:5106 is no model server", /Check the port/],
    ["server-failed", "The server answered with an error of its own", /Nothing was sent to it yet/],
    ["unavailable", "The server on localhost:5106 is not ready", /Nothing was sent to it yet/],
  ] as const)("is told by its host, and no token is asked for: %s", (code, title, nextStep) => {
    renderPane(<ConnectionForm />, { state: { connection: failed(code) } });
    expect(screen.getByText(title)).toBeVisible();
    expect(screen.getByText(nextStep)).toBeVisible();
    expect(screen.queryByText(/access token/i)).not.toBeInTheDocument();
  });

  test("over https although it speaks http is reached over http in one click", async () => {
    const { session } = renderPane(<ConnectionForm />, { state: { connection: failed("speaks-http") } });
    const used = jest.spyOn(session, "useAddress").mockResolvedValue();
    await userEvent.click(screen.getByRole("button", { name: "Use http://localhost:5106" }));
    expect(used).toHaveBeenCalledWith("http://localhost:5106");
  });
});

describe("places that were connected to before", () => {
  test("are listed, gone to and removed by their names", async () => {
    const server = {
      id: "typed:http:localhost:5105",
      label: "localhost:5105",
      origin: "http://localhost:5105",
      auth: "user-token",
    } as const;
    const { session, pane, show } = renderPane(<ConnectionForm />, {});
    pane.device.remembered.set("connections", JSON.stringify([{ origin: server.origin, address: server.origin }]));
    const gone = jest.spyOn(session, "chooseUpstream").mockResolvedValue();
    const forgotten = jest.spyOn(session.connection, "forget").mockResolvedValue();
    show({ state: { connection: { phase: "choosing", list: { mode: "local", upstreams: [server] } } } });
    expect(screen.getByRole("list", { name: "Recent connections" })).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "localhost:5105" }));
    await userEvent.click(screen.getByRole("button", { name: "Remove localhost:5105" }));
    expect(gone).toHaveBeenCalledWith(server.id);
    expect(forgotten).toHaveBeenCalledWith(server.id);
  });
});
