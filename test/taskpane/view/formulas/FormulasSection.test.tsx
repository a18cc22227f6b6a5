import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { RunStoppedError } from "../../../../src/core/errors";
import { FormulaError } from "../../../../src/functions/answers/formula-error";
import { UnaskedPlaceError } from "../../../../src/functions/models/unasked-place-error";
import { FormulasSession } from "../../../../src/taskpane/state/formulas/formulas-session";
import { FormulasSection } from "../../../../src/taskpane/view/formulas/FormulasSection";
import { askedAt, FakeFormulas } from "../../fakes/fake-formulas";
import { FakePane } from "../../fakes/fake-pane";
import { addressNamed, WORKSPACE } from "../../fakes/pane-data";
import { settle } from "../../fakes/settle";
import { formulaQuestion } from "../../formula-word-examples";
import { renderPane } from "../../render-pane";

function shown(pane?: FakePane) {
  const fake = new FakeFormulas();
  const connection = { getState: () => ({ phase: "starting" }) as const, subscribe: () => () => undefined };
  const formulas = new FormulasSession(fake.port, connection, { now: () => 0, after: () => () => undefined });
  const end = formulas.open();
  const { session } = renderPane(<FormulasSection formulas={formulas} />, undefined, pane);
  return {
    fake,
    end,
    session,
    show: (given: Parameters<typeof fake.cells.show>[0]) => act(() => fake.cells.show(given)),
  };
}

const button = (name: string) => screen.getByRole("button", { name });

describe("the section Formulas", () => {
  it("says where cells would go only when asked, and sends them only after that was read", async () => {
    const { fake, show } = shown();
    show({ questions: [formulaQuestion()] });
    expect(screen.getByRole("status").textContent).toMatch(/want to send sepal_length of 150 rows to the model iris/);
    expect(fake.asked).toEqual([]);
    await userEvent.click(button("Show where they would go"));
    expect(screen.getByRole("status").textContent).toMatch(/It goes to the endpoint iris at /);
    await userEvent.click(button("Send them there"));
    expect(fake.asked).toEqual(["where to: columns iris", "allow: columns iris (sepal_length) to iris"]);
    expect(screen.queryByRole("status")).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: /^Formulas/ }));
  });

  it("allows what was read, and not what has come to it since", async () => {
    const { fake, show } = shown();
    const columns = Array.from({ length: 12 }, (_, place) => `column_${place}`);
    show({ questions: [formulaQuestion({ columns })] });
    await userEvent.click(button("Show where they would go"));
    show({ questions: [formulaQuestion({ columns: [...columns, "salary"] })] });
    const text = screen.getByRole("status").textContent;
    expect(columns.filter((column) => !text.includes(column))).toEqual([]);
    expect(text).not.toMatch(/salary/);
    await userEvent.click(button("Send them there"));
    expect(fake.asked.at(-1)).toBe(`allow: columns iris (${columns.join(", ")}) to iris`);
  });

  it("puts a question off, says how many cells wait, and asks again, with the keyboard where the question was", async () => {
    const { fake, show } = shown();
    show({ questions: [formulaQuestion({ cellCount: 12 })], troubles: { consent: 12 }, cellCount: 12 });
    await userEvent.click(button("Not now"));
    expect(screen.getByText("12 cells wait to be allowed")).toBeTruthy();
    expect(screen.getByRole("status").textContent).toMatch(/^12 cells with the model iris wait to be allowed/);
    expect(screen.queryByText(/no prediction/)).toBeNull();
    expect(screen.queryAllByRole("listitem")).toEqual([]);
    expect(document.activeElement).toBe(button("Ask again"));
    await userEvent.click(button("Ask again"));
    expect(document.activeElement).toBe(button("Show where they would go"));
    expect(fake.asked).toEqual(["not now: columns iris", "ask again: columns iris"]);
  });

  it("lets each question be answered, whatever is the matter with the others", async () => {
    const { fake, show } = shown();
    const names = ["away", "closed", "iris"];
    show({ questions: names.map((id) => formulaQuestion({ id, model: { text: id, endpoint: id } })) });
    const look = () => screen.getAllByRole("button", { name: "Show where they would go" })[0]!;
    const place = { id: "demo", name: "Demo", origin: "http://localhost:5001" };
    fake.address = new UnaskedPlaceError(place, new RunStoppedError("network", "Away."));
    await userEvent.click(look());
    expect(screen.getByRole("alert").textContent).toMatch(/^Demo could not be asked whether it has the model away/);
    expect(button("Try again")).toBe(document.activeElement);
    fake.address = new UnaskedPlaceError(place, new RunStoppedError("unauthorized", "No."));
    await userEvent.click(look());
    fake.address = addressNamed("iris", WORKSPACE);
    await userEvent.click(look());
    expect(screen.getAllByRole("alert")).toHaveLength(2);
    await userEvent.click(button("Send them there"));
    expect(fake.asked.at(-1)).toBe("allow: iris (sepal_length) to iris");
    expect(screen.getAllByRole("status")).toHaveLength(2);
    expect(document.activeElement).toBe(button("Sign in there"));
  });

  it("leads to the section Connection, and there to the place that could not be asked", async () => {
    const { fake, show, session } = shown();
    const chosen = jest.spyOn(session, "chooseUpstream").mockResolvedValue();
    show({ questions: [formulaQuestion()] });
    fake.address = new UnaskedPlaceError(
      { id: "demo", name: "Demo", origin: "http://localhost:5001" },
      new RunStoppedError("unauthorized", "No."),
    );
    await userEvent.click(button("Show where they would go"));
    await userEvent.click(button("Sign in there"));
    expect(chosen).toHaveBeenCalledWith("demo");
    fake.address = new FormulaError("#N/A", "sign-in", (say) => say.noPlaces);
    await userEvent.click(button("Try again"));
    expect(screen.getByRole("alert").textContent).toMatch(/knows no workspace or server yet/);
    expect(button("Go to Connection")).toBeTruthy();
  });

  it("says that no place has the model: its question goes, and its cells say what may be meant", async () => {
    const { fake, show } = shown();
    show({
      questions: [formulaQuestion({ id: "irsi", model: { text: "irsi", endpoint: "irsi" } }), formulaQuestion()],
    });
    fake.address = new FormulaError("#VALUE!", "unknown-model", (say) => say.modelName);
    await userEvent.click(screen.getAllByRole("button", { name: "Show where they would go" })[0]!);
    show({ questions: [formulaQuestion()], troubles: { "unknown-model": 2 } });
    expect(screen.getByRole("alert").textContent).toMatch(/^No place that this device knows has just one model irsi/);
    expect(document.activeElement).toBe(button("Show where they would go"));
    show({ troubles: {} });
    expect(screen.queryByRole("alert")).toBeNull();
    fake.address = new RunStoppedError("network", "Away.");
    await userEvent.click(button("Show where they would go"));
    expect(screen.getByRole("alert").textContent).not.toMatch(/No place/);
  });

  it("says why cells have no value and what all of them cost, and tries them again", async () => {
    const { fake, show } = shown();
    show({ troubles: { network: 2, refused: 1 }, requestCount: 40, rowCount: 10_000, oldCount: 3 });
    await userEvent.click(screen.getByRole("button", { name: /^Formulas/ }));
    expect(fake.asked.splice(0)).toEqual(["look at cells"]);
    expect(screen.getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
      "2 cells: the endpoint could not be reached",
      "1 cell: the row cannot be scored as it is",
    ]);
    expect(screen.getByText(/^10,000 rows sent in 40 requests/)).toBeTruthy();
    expect(screen.getByText(/^3 cells were predicted by an earlier version/)).toBeTruthy();
    await userEvent.click(button("Try these again"));
    await userEvent.click(button("Recalculate all predictions"));
    expect(fake.asked).toEqual([expect.stringMatching(/^try again: sign-in .*network/), "recalculate"]);
  });

  it("turns formulas into values only after it has said what that means, and says what became of them", async () => {
    const { fake } = shown();
    await userEvent.click(screen.getByRole("button", { name: /^Formulas/ }));
    const offer = button("Turn formulas into values");
    await userEvent.click(offer);
    expect(screen.getByRole("status").textContent).toBe(
      "150 cells that were calculated since the workbook was opened keep what they show for good: their formulas go, and they cannot be calculated again. Other formulas stay.",
    );
    await userEvent.click(button("Keep formulas"));
    expect([fake.asked.includes("freeze"), screen.queryByRole("status")]).toEqual([false, null]);
    expect(document.activeElement).toBe(offer);
    await userEvent.click(offer);
    fake.frozen = {
      became: Array.from({ length: 146 }, (_, row) => `Data!D${row + 6}`),
      changed: ["Data!D5"],
      left: [
        { address: "Data!D1", why: "no-value" },
        { address: "Data!D2", why: "gone" },
        { address: "Data!D3", why: "no-value" },
      ],
    };
    await userEvent.click(button("Turn into values"));
    expect(fake.asked.filter((asked) => asked === "freeze")).toHaveLength(1);
    expect(document.activeElement).toBe(offer);
    expect([...screen.getByRole("status").children].map(({ textContent }) => textContent)).toEqual([
      "146 formulas became their values.",
      "1 cell was changed at that very moment, and only what it showed then is left: look at Data!D5.",
      "2 formulas stay: there is no value.",
      "1 formula is no longer where it was calculated.",
    ]);
  });

  it("sets the pane up for a Prediction column as formulas of the table ask, and sends nothing yet", async () => {
    const pane = new FakePane();
    const { fake, session } = shown(pane);
    fake.cells.calls = [{ address: "Iris!E2", asked: askedAt("Iris!A2:D2") }];
    await act(async () => {
      session.open();
      await settle();
    });
    await userEvent.click(screen.getByRole("button", { name: /^Formulas/ }));
    const offer = button("Set up a Prediction column like species");
    await userEvent.click(offer);
    expect((await screen.findByRole("status")).textContent).toMatch(
      /^The pane is set up as the formulas in species ask of the model iris\. Score sends the rows for it/,
    );
    const { proposal } = session.view.getState();
    expect(proposal.recipe).toMatchObject({ route: askedAt("").endpoint.route, outputsLeftOut: ["score"] });
    expect([document.activeElement, pane.runs.started]).toEqual([offer, []]);
    fake.cells.calls = [];
    await userEvent.click(offer);
    const alert = await screen.findByText(
      "These formulas, their table or its headers have changed. Nothing was set up.",
    );
    expect(document.activeElement).toBe(alert);
    expect(screen.queryByRole("button", { name: /Prediction column/ })).toBeNull();
  });

  it("says why the pane could not be set up for a Prediction column", async () => {
    const pane = new FakePane();
    pane.signIn.mode = "server";
    const { fake, session } = shown(pane);
    const endpoint = { ...askedAt("").endpoint, origin: "https://elsewhere.example.com" };
    fake.cells.calls = [{ address: "Iris!H2", asked: askedAt("Iris!A2:D2", { endpoint }) }];
    await act(async () => {
      session.open();
      await settle();
    });
    await userEvent.click(screen.getByRole("button", { name: /^Formulas/ }));
    await userEvent.click(button("Set up a Prediction column like H"));
    expect((await screen.findByRole("alert")).textContent).toMatch(/elsewhere\.example\.com/);
  });

  it("offers nothing to turn into values where no formula has its prediction", async () => {
    const { show } = shown();
    show({ cellCount: 3, waitingCount: 1, troubles: { network: 2 } });
    await userEvent.click(screen.getByRole("button", { name: /^Formulas/ }));
    await userEvent.click(button("Turn formulas into values"));
    expect(screen.queryByRole("status")).toBeNull();
  });
});
