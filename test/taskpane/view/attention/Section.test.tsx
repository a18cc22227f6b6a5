/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Attention, AttentionContext } from "../../../../src/taskpane/view/attention/attention";
import { Section } from "../../../../src/taskpane/view/attention/Section";

interface Needs {
  readonly data?: boolean;
  readonly score?: boolean;
}

describe("the sections of a pane", () => {
  const scrolledTo: string[] = [];
  const user = userEvent.setup();
  let attention: Attention;

  beforeEach(() => {
    scrolledTo.length = 0;
    attention = new Attention();
    Object.assign(Element.prototype, {
      scrollIntoView(this: Element) {
        scrolledTo.push(this.getAttribute("aria-label") ?? "");
      },
    });
  });

  const pane = ({ data = false, score = false }: Needs) => (
    <AttentionContext value={attention}>
      <main>
        <Section title="Model" summary="" state="good" isNeeded={false}>
          <button type="button">Use it</button>
          <input type="radio" aria-label="iris" />
        </Section>
        <Section name="data" title="Data" summary="" state="good" isNeeded={data} staysOpen>
          <button type="button">Match</button>
        </Section>
        <Section title="Score" summary="" state="open" isNeeded={score}>
          Settings
        </Section>
        <Section title="Console" summary="" isNeeded={false}>
          Request
        </Section>
      </main>
    </AttentionContext>
  );
  const header = (title: string) => screen.getByRole("button", { name: new RegExp(`${title}$`) });
  const open = () => ["Model", "Data", "Score", "Console"].filter((title) => isOpen(title));
  const isOpen = (title: string) => header(title).getAttribute("aria-expanded") === "true";

  test("come into view when they are opened, and when they come to need the analyst", async () => {
    const { rerender } = render(pane({}));
    expect(scrolledTo).toEqual([]);
    await user.click(header("Console"));
    expect(new Set(scrolledTo)).toEqual(new Set(["Console"]));
    scrolledTo.length = 0;
    rerender(pane({ data: true }));
    expect(new Set(scrolledTo)).toEqual(new Set(["Data"]));
    expect(open()).toEqual(["Data", "Console"]);
  });

  test("stay in view while what is in them is on its way, until the person does something", async () => {
    const { rerender } = render(pane({}));
    rerender(pane({ data: true }));
    const arrive = async () => {
      scrolledTo.length = 0;
      header("Score").append(document.createElement("i"));
      await act(() => Promise.resolve());
      return scrolledTo;
    };
    expect(await arrive()).toEqual(["Data"]);
    await user.keyboard("{Shift}");
    expect(await arrive()).toEqual([]);
  });

  test("fold what is done once another step needs the analyst, and leave alone what is no step", async () => {
    const { rerender } = render(pane({ data: true }));
    await user.click(screen.getByRole("button", { name: "Match" }));
    await user.click(header("Console"));
    rerender(pane({}));
    expect(open()).toEqual(["Data", "Console"]);
    rerender(pane({ score: true }));
    expect(open()).toEqual(["Score", "Console"]);
  });

  test("stay open where they were opened by hand, until they are closed or another table is chosen", async () => {
    const { rerender } = render(pane({}));
    act(() => attention.noteTable("first"));
    for (const title of ["Model", "Data"]) await user.click(header(title));
    await user.click(screen.getByRole("button", { name: "Match" }));
    rerender(pane({ score: true }));
    expect(open()).toEqual(["Model", "Data", "Score"]);
    await user.click(header("Model"));
    expect(open()).toEqual(["Data", "Score"]);
    act(() => attention.noteTable("other"));
    expect(open()).toEqual(["Score"]);
  });

  test("stay open by hand when a first table is chosen, and when what they needed is done", async () => {
    const { rerender } = render(pane({ data: true }));
    await user.click(header("Data"));
    await user.click(header("Data"));
    act(() => attention.noteTable("first"));
    rerender(pane({}));
    expect(open()).toEqual(["Data"]);
  });

  test("keep the keyboard: on the header of one that folds, and in one whose fields it goes through", async () => {
    const { rerender } = render(pane({ data: true }));
    await user.click(screen.getByRole("button", { name: "Match" }));
    rerender(pane({}));
    rerender(pane({ score: true }));
    expect(header("Data")).toHaveFocus();
    rerender(pane({}));
    await user.click(header("Model"));
    await user.tab();
    await user.tab();
    expect(screen.getByRole("radio")).toHaveFocus();
    scrolledTo.length = 0;
    rerender(pane({ data: true }));
    expect(screen.getByRole("radio")).toHaveFocus();
    expect([open(), scrolledTo]).toEqual([["Model", "Data"], []]);
  });

  test("open where they are asked for by name, with the keyboard on their header", async () => {
    render(pane({}));
    act(() => attention.goTo({ section: "data" }));
    expect(open()).toEqual(["Data"]);
    expect(header("Data")).toHaveFocus();
    expect(new Set(scrolledTo)).toEqual(new Set(["Data"]));
    await user.click(header("Data"));
    expect(open()).toEqual([]);
    act(() => attention.goTo({ section: "data" }));
    expect(open()).toEqual(["Data"]);
  });
});
