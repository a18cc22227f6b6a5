import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { RunStoppedError } from "../../../../src/core/errors";
import { ConsoleSection } from "../../../../src/taskpane/view/console/ConsoleSection";
import type { Connection } from "../../../../src/taskpane/services/connection";
import type { Proposal } from "../../../../src/taskpane/state/proposal/proposal";
import { BLANK_PROPOSAL } from "../../blank-proposal";
import { FakePane } from "../../fakes/fake-pane";
import { DEMO, MEASUREMENTS, schemaOf, WORKSPACE } from "../../fakes/pane-data";
import { renderPane } from "../../render-pane";

/** Lazy parts of the pane are loaded from disk here, which takes a busy machine its time. */
jest.setTimeout(60_000);

const PROPOSAL: Proposal = { ...BLANK_PROPOSAL, schema: { phase: "known", schema: schemaOf(MEASUREMENTS) } };

describe("the request console on the screen", () => {
  let pane: FakePane;
  const user = userEvent.setup();

  beforeEach(() => {
    Object.assign(Element.prototype, { scrollIntoView: () => undefined }); // jsdom has no layout, hence nothing to scroll
    pane = new FakePane();
  });

  test("is closed until it is asked for, and then shows the next batch", async () => {
    const body = await open({ upstream: DEMO });
    expect(pane.runs.planned).toHaveLength(1);
    expect(body).toHaveDisplayValue(/sepal_length/);
    expect(body).toHaveAccessibleDescription("The first batch of 1 row, 44 bytes as sent.");
    expect(screen.getByLabelText("Address and headers")).toHaveTextContent(
      "POST http://localhost:3000/serving-endpoints/iris/invocations Content-Type: application/json",
    );
  });

  test("sends what was typed and shows status, time, size and body", async () => {
    const body = await open({ upstream: DEMO });
    await user.clear(body);
    await user.type(body, "[[1]");
    expect(body).toHaveAccessibleDescription("Edited by you.");
    await user.click(screen.getByRole("button", { name: "Send" }));
    expect(await screen.findByRole("status")).toHaveTextContent("Status 200 · 0.1 sec · 26 bytes · answered by iris-1");
    expect(screen.getByRole("region", { name: "Body of the answer" })).toHaveTextContent('{"predictions": ["setosa"]}');
    expect(pane.runs.sent[0]?.body).toBe("[1]");
  });

  test("explains an error in our words beside the endpoint's own", async () => {
    pane.runs.exchange = {
      elapsedMs: 10,
      answer: { status: 403, bodyBytes: 7, text: '"Nope."' },
      error: new RunStoppedError("forbidden", "No.", { status: 403 }),
    };
    await open({ upstream: DEMO });
    await user.click(screen.getByRole("button", { name: "Send" }));
    expect(await screen.findByRole("alert")).toHaveTextContent(/^You may not query this endpoint/);
    expect(screen.getByRole("region", { name: "Body of the answer" })).toHaveTextContent('"Nope."');
  });

  test("never shows the token, and names the variable for it in the command", async () => {
    await open({ upstream: WORKSPACE, token: "dapi-secret" });
    expect(screen.getByLabelText("Address and headers")).toHaveTextContent("Authorization: Bearer •••");
    await user.click(screen.getByRole("button", { name: "Copy as curl" }));
    expect(pane.device.copied[0]).toContain('"Authorization: Bearer $TOKEN"');
    expect(pane.device.copied[0]).not.toContain("dapi-secret");
    expect(document.documentElement.outerHTML).not.toContain("dapi-secret");
  });

  test("keeps what was typed when it is closed and opened again", async () => {
    const body = await open({ upstream: DEMO });
    await user.type(body, "!");
    await user.click(screen.getByRole("button", { name: /Request console/ }));
    expect(screen.queryByLabelText("Body")).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: /Request console/ }));
    expect(await screen.findByLabelText("Body")).toHaveDisplayValue(/!$/);
  });

  test("has an example also where no table is selected", async () => {
    const { shape: _shape, ...rest } = PROPOSAL;
    const body = await open(
      { upstream: DEMO },
      { ...rest, shape: undefined, obstacle: { section: "data", code: "no-data" } },
    );
    expect(pane.runs.planned).toHaveLength(0);
    expect(screen.getByRole("button", { name: "Next batch" })).toHaveAttribute("aria-disabled", "true");
    await user.click(screen.getByRole("button", { name: "Show example" }));
    expect(body).toHaveDisplayValue(/"petal_width": 1.5/);
  });

  async function open(connection: Connection, proposal = PROPOSAL): Promise<HTMLElement> {
    const { upstream } = connection;
    const connected = {
      phase: "connected",
      connection,
      upstream,
      list: { mode: "local", upstreams: [upstream] },
    } as const;
    renderPane(<ConsoleSection />, { state: { connection: connected }, proposal }, pane);
    expect(pane.runs.planned).toHaveLength(0);
    await user.click(screen.getByRole("button", { name: /Request console/ }));
    return screen.findByLabelText("Body");
  }
});
