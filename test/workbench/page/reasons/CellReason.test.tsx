/** @jest-environment jsdom */
import { act, fireEvent, render, screen } from "@testing-library/react";
import "@testing-library/jest-dom";
import { CellReason } from "../../../../src/workbench/page/reasons/CellReason";

const REASONS: Readonly<Record<string, string>> = { "1 5": "Sign in first.", "2 5": "No such model." };

function page(row: number, isEditing = false) {
  return (
    <main>
      <div className="sheet-grid">
        <div className="rgCell" data-address="F2" />
        <div className="rgCell" data-address="F3" />
        <div className="rgCell" data-address="A1" />
      </div>
      <CellReason
        active={{ row, column: 5 }}
        reasonOf={(cell) => {
          const reason = REASONS[`${cell.row} ${cell.column}`];
          return reason === undefined ? undefined : { error: "#N/A", reason };
        }}
        isEditing={isEditing}
      />
    </main>
  );
}

const shown = (): string | null | undefined => screen.queryByRole("tooltip", { hidden: true })?.textContent;
const cellAt = (address: string): Element => document.querySelector(`[data-address=${address}]`)!;

describe("why a cell shows an error", () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it("is told while the cell is the active one, and not while somebody types", () => {
    const { rerender } = render(page(0));
    expect(shown()).toBeUndefined();
    rerender(page(1));
    expect(shown()).toBe("#N/A Sign in first.");
    rerender(page(2));
    expect(shown()).toBe("#N/A No such model.");
    rerender(page(2, true));
    expect(shown()).toBeUndefined();
  });

  it("is told where the pointer rests, and stays while it is on what is told", () => {
    render(page(1));
    const rest = (target: Element): void => {
      fireEvent.mouseOver(target);
      act(() => jest.runAllTimers());
    };
    fireEvent.mouseOver(cellAt("F3"));
    expect(shown()).toBe("#N/A Sign in first.");
    rest(cellAt("F3"));
    expect(shown()).toBe("#N/A No such model.");
    rest(screen.getByRole("tooltip", { hidden: true }));
    expect(shown()).toBe("#N/A No such model.");
    rest(cellAt("A1"));
    expect(shown()).toBe("#N/A Sign in first.");
    rest(cellAt("F3"));
    fireEvent.mouseLeave(document.querySelector("main")!);
    expect(shown()).toBe("#N/A Sign in first.");
  });

  it("is put away with Escape until another cell asks, and with a press", () => {
    const { rerender } = render(page(1));
    fireEvent.keyDown(document.body, { key: "Escape" });
    expect(shown()).toBeUndefined();
    rerender(page(2));
    expect(shown()).toBe("#N/A No such model.");
    rerender(page(1));
    expect(shown()).toBe("#N/A Sign in first.");
    fireEvent.mouseDown(screen.getByRole("tooltip", { hidden: true }));
    expect(shown()).toBeUndefined();
  });
});
