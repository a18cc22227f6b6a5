import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { RunStoppedError } from "../../../../src/core/errors";
import { FormulaError } from "../../../../src/functions/answers/formula-error";
import { FormulasSession } from "../../../../src/taskpane/state/formulas/formulas-session";
import { FormulasSection } from "../../../../src/taskpane/view/formulas/FormulasSection";
import { FakeFormulas } from "../../fakes/fake-formulas";
import { formulaQuestion } from "../../formula-word-examples";
import { renderPane } from "../../render-pane";

function shown() {
  const fake = new FakeFormulas();
  const connection = { getState: () => ({ phase: "starting" }) as const, subscribe: () => () => undefined };
  const formulas = new FormulasSession(fake.port, connection, { now: () => 0, after: () => () => undefined });
  const end = formulas.open();
  renderPane(<FormulasSection formulas={formulas} />);
  return { fake, end, show: (given: Parameters<typeof fake.cells.show>[0]) => act(() => fake.cells.show(given)) };
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

  it("puts a question off", async () => {
    const { fake, show } = shown();
    show({ questions: [formulaQuestion()] });
    await userEvent.click(button("Not now"));
    expect(fake.asked).toEqual(["not now: columns iris"]);
  });

  it("says that no place has the model, or why none could be asked", async () => {
    const { fake, show } = shown();
    show({ questions: [formulaQuestion()] });
    fake.address = new FormulaError("#VALUE!", "unknown-model", "none");
    await userEvent.click(button("Show where they would go"));
    expect(screen.getByRole("alert").textContent).toMatch(/No place that this device knows/);
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
});
