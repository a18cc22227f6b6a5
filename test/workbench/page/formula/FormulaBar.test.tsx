/** @jest-environment jsdom */
import { render, screen } from "@testing-library/react";
import "@testing-library/jest-dom";
import userEvent from "@testing-library/user-event";
import { FormulaBar } from "../../../../src/workbench/page/formula/FormulaBar";

const FUNCTIONS = [
  { name: "ROUND", description: "" },
  {
    name: "SCORE.PREDICT",
    description: "Predicts.",
    parameters: [
      { name: "model", description: "Its name.", isOptional: false, isRepeating: false },
      { name: "output", description: "Which one.", isOptional: true, isRepeating: false },
    ],
  },
  { name: "SUM", description: "" },
];

function show(text = "", isEntered = true) {
  const done: string[] = [];
  render(
    <FormulaBar
      address="A1"
      text={text}
      functions={FUNCTIONS}
      onGoTo={(place) => done.push(`to ${place}`)}
      onEnter={(entered) => {
        done.push(`entered ${entered}`);
        return isEntered;
      }}
      onDone={() => done.push("done")}
    />,
  );
  return {
    done,
    field: screen.getByRole<HTMLInputElement>("combobox", { name: "Formula bar" }),
    user: userEvent.setup(),
  };
}

const listed = (): (string | null)[] => screen.queryAllByRole("option").map(({ textContent }) => textContent);

describe("the formula bar", () => {
  it("enters what stands there with Enter, whatever names it might become", async () => {
    const { field, user, done } = show();
    await user.type(field, "=S");
    expect(listed()).toEqual(["SCORE.PREDICT", "SUM"]);
    await user.keyboard("{Enter}");
    expect(done).toEqual(["entered =S", "done"]);
    expect(listed()).toEqual([]);
  });

  it("keeps what cannot be entered, for it to be mended", async () => {
    const { field, user, done } = show("", false);
    await user.type(field, '=SUM("a{Enter}');
    expect(done).toEqual(['entered =SUM("a']);
    expect(field).toHaveFocus();
    expect(field).toHaveValue('=SUM("a');
    await user.keyboard("{Escape}{Escape}");
    expect(field).toHaveValue("");
  });

  it("goes on behind the name that was written out, however soon the next key comes", async () => {
    const frames: FrameRequestCallback[] = [];
    const ofFrames = jest.spyOn(window, "requestAnimationFrame").mockImplementation((frame) => frames.push(frame));
    const { field, user } = show();
    await user.type(field, "=sc{Tab}");
    await user.keyboard('"ir');
    for (const frame of frames) frame(0);
    await user.keyboard('is"');
    ofFrames.mockRestore();
    expect(field).toHaveValue('=SCORE.PREDICT("iris"');
  });

  it("writes the marked name out with Tab, then tells what it takes", async () => {
    const { field, user, done } = show();
    await user.type(field, "=sc");
    expect(screen.getByText("Predicts.")).toBeInTheDocument();
    await user.keyboard("{Tab}");
    expect(field).toHaveFocus();
    expect(field).toHaveValue("=SCORE.PREDICT(");
    expect(screen.getByText("model")).toContainHTML("<strong>model</strong>");
    expect(field).toHaveAccessibleDescription(/SCORE\.PREDICT\( ?model ?, \[output\] ?\) Its name\./);
    await user.keyboard('"iris",');
    expect(screen.getByText("Which one.")).toBeInTheDocument();
    await user.keyboard(")");
    expect(screen.queryByRole("note")).toBeNull();
    await user.keyboard("{Enter}");
    expect(done).toEqual(['entered =SCORE.PREDICT("iris",)', "done"]);
  });

  it("goes through the names with the arrows, and takes one with Enter", async () => {
    const { field, user, done } = show();
    await user.type(field, "=s");
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(field).toHaveAttribute("aria-activedescendant", screen.getByRole("option", { name: "SUM" }).id);
    await user.keyboard("{Enter}");
    expect([field.value, done]).toEqual(["=SUM(", []]);
  });

  it("takes a name that is clicked, and keeps the keyboard", async () => {
    const { field, user } = show();
    await user.type(field, "=1+r");
    await user.click(screen.getByRole("option", { name: "ROUND" }));
    expect(field).toHaveValue("=1+ROUND(");
    expect(field).toHaveFocus();
  });

  it("puts the names away with Escape, and gives the cell's own text back with another", async () => {
    const { field, user, done } = show("=1+1");
    await user.clear(field);
    await user.type(field, "=s{Escape}");
    expect([listed(), field.value, done]).toEqual([[], "=s", []]);
    await user.keyboard("{Escape}");
    expect([field.value, done]).toEqual(["=1+1", ["done"]]);
  });

  it("leaves with Tab where no name is asked", async () => {
    const { field, user } = show("=1+1");
    await user.click(field);
    await user.tab();
    expect(field).not.toHaveFocus();
  });
});
