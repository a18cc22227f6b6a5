import "@testing-library/jest-dom";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { RunStoppedError } from "../../../../src/core/errors";
import { TryEveryRow } from "../../../../src/taskpane/view/result/TryEveryRow";
import { NOTHING_SELECTED } from "../../fakes/pane-data";
import { settle } from "../../fakes/settle";
import { renderPane } from "../../render-pane";

const NAME = "Try every row all the same";

/** A run of the sample table that failed. */
async function failAs(code: "every-row-refused" | "rows-refused") {
  const rendered = renderPane(<TryEveryRow />);
  await act(async () => {
    rendered.session.open();
    await settle();
    void rendered.session.score();
    await settle();
    rendered.pane.runs.latest.become({ state: "failed", error: new RunStoppedError(code, "All were refused.") });
    await settle();
  });
  return rendered;
}

describe("the way on after every row that was tried was refused", () => {
  test("scores the table once more, whatever is refused first", async () => {
    const { pane } = await failAs("every-row-refused");
    expect(pane.runs.latest.plan).toMatchObject({ onRefused: "quarantine" });
    await userEvent.setup().click(screen.getByRole("button", { name: NAME }));
    await act(settle);
    expect(pane.runs.latest.plan).toMatchObject({ onRefused: "every-row" });
  });

  test("is not offered after another failure", async () => {
    await failAs("rows-refused");
    expect(screen.queryByRole("button", { name: NAME })).toBeNull();
  });

  test("is not offered while another table is selected", async () => {
    const { pane } = await failAs("every-row-refused");
    await act(async () => {
      pane.sheet.select(NOTHING_SELECTED);
      pane.device.endWaits();
      await settle();
    });
    expect(screen.queryByRole("button", { name: NAME })).toBeNull();
  });

  test("is not offered while another model is chosen, and is again for the one that refused", async () => {
    const { session } = await failAs("every-row-refused");
    const choose = (name: string) =>
      act(async () => {
        session.model.choose(name);
        await settle();
      });
    await choose("nobody-knows");
    expect(screen.queryByRole("button", { name: NAME })).toBeNull();
    await choose("iris");
    expect(screen.getByRole("button", { name: NAME })).toBeEnabled();
  });
});
