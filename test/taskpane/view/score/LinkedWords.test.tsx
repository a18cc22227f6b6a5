/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Attention, AttentionContext } from "../../../../src/taskpane/view/attention/attention";
import { LinkedWords, linkMark } from "../../../../src/taskpane/view/score/LinkedWords";

test("names in a sentence lead to what they name, whatever they are called and wherever they stand", async () => {
  const attention = new Attention();
  const names = ["a", "needs", "1"];
  const links = names.map((words) => ({ words, place: { section: "data", input: words } as const }));
  render(
    <AttentionContext value={attention}>
      <p>
        <LinkedWords sentence={`It also needs ${linkMark(2)}, ${linkMark(0)} and ${linkMark(1)}.`} links={links} />
      </p>
    </AttentionContext>,
  );
  expect(screen.getByText(/^It also/)).toHaveTextContent("It also needs 1, a and needs.");
  for (const name of names) {
    await userEvent.click(screen.getByRole("button", { name }));
    expect(attention.getState().asked).toEqual({ section: "data", input: name });
  }
  await userEvent.tab();
  expect(screen.getByRole("button", { name: "a" })).toHaveFocus();
  for (const key of ["{Enter}", " "]) {
    const before = attention.getState().asked;
    await userEvent.keyboard(key);
    expect(attention.getState().asked).not.toBe(before);
    expect(attention.getState().asked).toEqual({ section: "data", input: "a" });
  }
});
