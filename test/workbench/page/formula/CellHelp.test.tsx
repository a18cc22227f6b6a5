/** @jest-environment jsdom */
import { fireEvent, render, screen } from "@testing-library/react";
import "@testing-library/jest-dom";
import userEvent from "@testing-library/user-event";
import { CellHelp } from "../../../../src/workbench/page/formula/CellHelp";

const FUNCTIONS = [
  { name: "SCORE.MODEL", description: "A card." },
  {
    name: "SCORE.PREDICT",
    description: "Predicts.",
    parameters: [{ name: "model", description: "Its name.", isOptional: false, isRepeating: false }],
  },
  { name: "SUM", description: "" },
];

/** A cell that is edited, as the grid has it. */
function show() {
  const keys: string[] = [];
  render(
    <main onKeyDown={({ key, defaultPrevented }) => keys.push(`${key}${defaultPrevented ? " prevented" : ""}`)}>
      <div
        ref={(cell) => {
          if (cell === null || cell.querySelector("input") !== null) return;
          cell.innerHTML = '<revogr-edit><input aria-label="Cell" role="combobox"></revogr-edit>';
        }}
      />
      <CellHelp functions={FUNCTIONS} />
    </main>,
  );
  const field = screen.getByRole<HTMLInputElement>("combobox", { name: "Cell" });
  return { keys, field, user: userEvent.setup() };
}

const listed = (): (string | null)[] => screen.queryAllByRole("option").map(({ textContent }) => textContent);

describe("what helps while a cell is edited", () => {
  it("lists functions in the order of the alphabet, and writes one out with Tab without leaving the cell", async () => {
    const { field, user, keys } = show();
    await user.type(field, "=score.");
    expect(listed()).toEqual(["SCORE.MODEL", "SCORE.PREDICT"]);
    expect(field).toHaveAttribute("aria-expanded", "true");
    keys.length = 0;
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(field).toHaveAttribute("aria-activedescendant", screen.getByRole("option", { name: "SCORE.PREDICT" }).id);
    await user.keyboard("{Tab}");
    expect([field.value, field.selectionStart, keys]).toEqual(["=SCORE.PREDICT(", 15, []]);
    expect(field).toHaveFocus();
    expect(field).toHaveAccessibleDescription(/SCORE\.PREDICT\( ?model ?\) Its name\./);
    expect(field).toHaveAttribute("aria-expanded", "false");
  });

  it("leaves Enter, Tab and Escape to the cell where they are not about a name", async () => {
    const { field, user, keys } = show();
    await user.type(field, "=su");
    keys.length = 0;
    await user.keyboard("{Enter}{Escape}");
    expect([listed(), keys]).toEqual([[], ["Enter"]]);
    await user.keyboard("{Escape}");
    await user.clear(field);
    await user.type(field, "=SCORE.PREDICT(");
    keys.length = 0;
    await user.keyboard("{Escape}");
    expect(keys).toEqual(["Escape"]);
    expect(screen.getByRole("note")).toBeInTheDocument();
  });

  it("takes a name that is pressed, and goes once the cell is left", async () => {
    const { field, user } = show();
    await user.type(field, "=1+s");
    await user.click(screen.getByRole("option", { name: "SUM" }));
    expect(field).toHaveValue("=1+SUM(");
    expect(field).toHaveFocus();
    await user.type(field, "sc");
    expect(listed()).toEqual(["SCORE.MODEL", "SCORE.PREDICT"]);
    fireEvent.blur(field);
    expect(listed()).toEqual([]);
  });
});
