import "@testing-library/jest-dom";
import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { InputError } from "../../../../src/core/errors";
import type { Schema } from "../../../../src/core/inputs/schema";
import { endpointUrl } from "../../../../src/endpoint/addresses/endpoint-address";
import type { ConnectionState } from "../../../../src/taskpane/state/connection/connection-state";
import type { PaneSession } from "../../../../src/taskpane/state/pane-session";
import { Attention, AttentionContext } from "../../../../src/taskpane/view/attention/attention";
import { ModelForm } from "../../../../src/taskpane/view/model/ModelForm";
import { BLANK_PROPOSAL } from "../../blank-proposal";
import { addressNamed, bareServer, DEMO, endpointSummary, schemaOf } from "../../fakes/pane-data";
import { renderPane } from "../../render-pane";

const SERVED = [
  { name: "iris-2", entityName: "main.iris", entityVersion: "2", scalesToZero: true, trafficPercent: 80 },
  { name: "iris-3", entityName: "main.iris", entityVersion: "3", scalesToZero: true, trafficPercent: 20 },
];
const IRIS = endpointSummary("iris", { servedEntities: SERVED });
const TARGET = addressNamed("iris");
const CHAT = endpointSummary("chat", { isTabular: false, task: "llm/v1/chat" });

describe("the choice of a model", () => {
  let chosen: unknown[];
  const user = userEvent.setup();

  beforeEach(() => {
    chosen = [];
  });

  test("leaves out language models until they are asked for, and then says why they cannot be chosen", async () => {
    show({});
    expect(screen.queryByRole("radio", { name: /chat/ })).not.toBeInTheDocument();
    await user.click(screen.getByRole("checkbox", { name: "Only models that take tables (1 of 2)" }));
    expect(screen.getByRole("radio", { name: "chat llm/v1/chat · Takes text, not tables" })).toBeDisabled();
  });

  test("finds a model also by its registered name", async () => {
    const many = Array.from({ length: 8 }, (_, index) => endpointSummary(`other-${index}`));
    show({ endpoints: [...many, IRIS] });
    await user.type(screen.getByRole("searchbox", { name: "Search models" }), "MAIN.iris");
    expect(within(screen.getByRole("radiogroup", { name: "Models" })).getAllByRole("radio")).toHaveLength(1);
    await user.type(screen.getByRole("searchbox", { name: "Search models" }), "x");
    expect(screen.getByText("No model of that name in the list.")).toBeVisible();
  });

  test("shows the models behind an endpoint with version and traffic, and takes one of them", async () => {
    show({});
    const group = screen.getByRole("radiogroup", { name: "Models behind iris" });
    expect(within(group).getByRole("radio", { name: /By traffic/ })).toBeChecked();
    await user.click(within(group).getByRole("radio", { name: "iris-3 main.iris · version 3 · 20% of the traffic" }));
    expect(chosen).toEqual([["iris", "iris-3"]]);
    expect(screen.getByText(/waking it may take minutes/)).toBeVisible();
  });

  test("takes a pasted signature and a file for a model without a schema", async () => {
    show({});
    await user.type(screen.getByRole("textbox", { name: "Signature, as YAML or JSON" }), "inputs: x");
    await user.click(screen.getByRole("button", { name: "Use it" }));
    // jsdom's files cannot be read as text.
    const file = Object.assign(new File(["?"], "MLmodel"), { text: () => Promise.resolve("from a file") });
    await user.upload(screen.getByLabelText("MLmodel file"), file);
    await waitFor(() => expect(chosen).toHaveLength(2));
    expect(chosen).toEqual([
      [TARGET, "inputs: x"],
      [TARGET, "from a file"],
    ]);
  });

  test.each([
    [
      "leads on to the columns where some input has none",
      { code: "inputs-missing", section: "data", names: ["b"] },
      "data",
    ],
    ["stays where it is when there is nothing to say of the columns", undefined, undefined],
  ] as const)("once a signature is used, %s", async (_, obstacle, section) => {
    const attention = new Attention();
    const proposal = { ...BLANK_PROPOSAL, target: TARGET, schema: { phase: "none" }, obstacle } as const;
    const state = { model: { endpoints: [IRIS], details: new Map(), schemas: new Map(), signatures: new Map() } };
    const { session } = renderPane(
      <AttentionContext value={attention}>
        <ModelForm />
      </AttentionContext>,
      { state, proposal },
    );
    jest.spyOn(session, "describeModel").mockResolvedValue(undefined);
    await user.type(screen.getByLabelText("Signature, as YAML or JSON"), "inputs: x");
    await user.click(screen.getByText("Use it"));
    await waitFor(() => expect(session.describeModel).toHaveBeenCalled());
    expect(attention.getState().asked?.section).toBe(section);
  });

  test("says when a text is no signature, and keeps it for correction", async () => {
    const refusal = new InputError("bad-signature", "It names no inputs.");
    jest.spyOn(show({}), "describeModel").mockRejectedValue(refusal);
    const field = screen.getByRole("textbox", { name: "Signature, as YAML or JSON" });
    await user.type(field, "wrong");
    await user.click(screen.getByRole("button", { name: "Use it" }));
    expect(await screen.findByText("This is not a model signature")).toBeInTheDocument();
    expect(field).toHaveDisplayValue("wrong");
  });

  test("does not read a file that is far too large for a signature", async () => {
    show({});
    await user.upload(screen.getByLabelText("MLmodel file"), new File(["x".repeat(2_000_001)], "model.pkl"));
    expect(await screen.findByText("This is not a model signature")).toBeInTheDocument();
    expect(chosen).toEqual([]);
  });

  test("says that a signature is in use, and forgets it when asked to", async () => {
    show({}, true);
    expect(screen.getByText(/A signature you gave/)).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "Forget this signature" }));
    expect(chosen).toEqual([TARGET]);
  });

  test("says what answers there, and that the server told what it takes, until a signature says otherwise", () => {
    const server = bareServer();
    const connection: ConnectionState = {
      phase: "connected",
      list: { mode: "local", upstreams: [DEMO] },
      upstream: DEMO,
      connection: { upstream: DEMO },
      listing: { endpoints: [], version: "3.17.2" },
    };
    const given = (signatures: ReadonlyMap<string, Schema>) => ({
      state: { connection, model: { endpoints: [], details: new Map(), schemas: new Map(), signatures } },
      proposal: { ...BLANK_PROPOSAL, target: server, schema: { phase: "known", schema: schemaOf(["a"]) } } as const,
    });
    const told = "The server told this when it was asked without any row of yours.";
    const { show: become } = renderPane(<ModelForm />, given(new Map()));
    expect(screen.getByText("MLflow 3.17.2")).toBeVisible();
    expect(screen.getByText(told)).toBeVisible();
    become(given(new Map([[endpointUrl(server), schemaOf(["a"])]])));
    expect(screen.queryByText(told)).not.toBeInTheDocument();
  });

  function show({ endpoints = [IRIS, CHAT] }: { endpoints?: (typeof IRIS)[] }, hasSignature = false): PaneSession {
    const signatures = new Map(hasSignature ? [[endpointUrl(TARGET), schemaOf(["a"])]] : []);
    const { session } = renderPane(<ModelForm />, {
      state: { model: { endpoints, details: new Map(), schemas: new Map(), signatures } },
      proposal: { ...BLANK_PROPOSAL, target: TARGET, schema: { phase: "none" } },
    });
    jest.spyOn(session.model, "choose").mockImplementation((name) => void chosen.push(name));
    jest.spyOn(session.model, "chooseServedModel").mockImplementation((...choice) => void chosen.push(choice));
    jest.spyOn(session.model, "describeBySignature").mockImplementation((target) => void chosen.push(target));
    jest.spyOn(session, "describeModel").mockImplementation(async (...given) => void chosen.push(given));
    for (const fold of document.querySelectorAll("details")) fold.open = true; // jsdom hides what a closed fold holds
    return session;
  }
});
