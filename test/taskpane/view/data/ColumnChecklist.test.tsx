/** @jest-environment jsdom */
import "@testing-library/jest-dom";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { ColumnChecklist } from "../../../../src/taskpane/view/data/ColumnChecklist";

function Checklist({ columns }: { readonly columns: readonly string[] }) {
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set(columns));
  return <ColumnChecklist columns={columns} leftOut={leftOut} own={new Set()} onChange={setLeftOut} />;
}

const WIDE = Array.from({ length: 40 }, (_, place) => `Column ${place + 1}`);
const shown = () => screen.getAllByRole("checkbox").filter((box) => box.closest("details:not([open])") === null);

describe("the columns that are ticked for a model", () => {
  test("stand there all where they are few", () => {
    render(<Checklist columns={WIDE.slice(0, 11)} />);
    expect(shown()).toHaveLength(11);
    expect(screen.queryByRole("searchbox")).toBeNull();
  });

  test("are folded but for the first where they are many, and their ticks are counted", async () => {
    render(<Checklist columns={WIDE} />);
    expect(shown()).toHaveLength(10);
    expect(screen.getByText("30 more columns, 0 ticked")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Tick all" }));
    await userEvent.click(screen.getByText("30 more columns, 30 ticked"));
    expect(shown()).toHaveLength(40);
  });

  test("are found by a part of their name, wherever they stand", async () => {
    render(<Checklist columns={WIDE} />);
    const search = screen.getByRole("searchbox", { name: "Search columns" });
    await userEvent.type(search, "N 31");
    expect(shown().map((box) => (box as HTMLInputElement).labels?.[0]?.textContent)).toEqual(["Column 31"]);
    await userEvent.click(screen.getByRole("checkbox", { name: "Column 31" }));
    await userEvent.clear(search);
    expect(screen.getByText("30 more columns, 1 ticked")).toBeVisible();
    await userEvent.type(search, "elsewhere");
    expect(screen.queryByRole("checkbox")).toBeNull();
    expect(screen.getByText("No column of that name.")).toBeVisible();
  });
});
