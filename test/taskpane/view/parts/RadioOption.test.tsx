import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import { RadioOption } from "../../../../src/taskpane/view/parts/RadioOption";
import { renderPane } from "../../render-pane";

describe("a few small choices", () => {
  test("are one stop of Tab: the one that is chosen", () => {
    renderPane(
      <>
        {["Add", "Replace"].map((words) => (
          <RadioOption key={words} name="x" words={words} isChosen={words === "Replace"} onChoose={() => undefined} />
        ))}
      </>,
    );
    const stops = screen.getAllByRole<HTMLInputElement>("radio").filter(({ tabIndex }) => tabIndex >= 0);
    expect(stops).toEqual([screen.getByLabelText("Replace")]);
  });
});
