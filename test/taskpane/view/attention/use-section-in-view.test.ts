/** @jest-environment jsdom */
import { render } from "@testing-library/react";
import { createElement, type ReactElement } from "react";
import { useSectionInView } from "../../../../src/taskpane/view/attention/use-section-in-view";

interface ShownProps {
  readonly occasion: unknown;
  readonly isThere?: boolean;
}

function Shown({ occasion, isThere = true }: ShownProps): ReactElement | null {
  const ref = useSectionInView<HTMLDivElement>(occasion);
  return isThere ? createElement("div", { ref }) : null;
}

const inSection = (shown: ShownProps) => createElement("section", { id: "result" }, createElement(Shown, shown));

describe("a section that comes into view", () => {
  const scrolledTo: string[] = [];

  beforeEach(() => {
    scrolledTo.length = 0;
    Object.assign(Element.prototype, {
      scrollIntoView(this: Element, { block }: ScrollIntoViewOptions) {
        scrolledTo.push(`${this.id} ${block}`);
      },
    });
  });

  test("does so with its header, once for each occasion", () => {
    const { rerender } = render(inSection({ occasion: 1 }));
    rerender(inSection({ occasion: 1 }));
    expect(scrolledTo).toEqual(["result start"]);
    rerender(inSection({ occasion: 2 }));
    expect(scrolledTo).toEqual(["result start", "result start"]);
  });

  test("does not do so again when it is drawn anew for what was seen", () => {
    const run = { state: "done" };
    render(inSection({ occasion: run })).unmount();
    render(inSection({ occasion: run })).unmount();
    expect(scrolledTo).toEqual(["result start"]);
    render(inSection({ occasion: { ...run } }));
    expect(scrolledTo).toEqual(["result start", "result start"]);
  });

  test("waits for what it shows, and does nothing outside of a section", () => {
    const { rerender } = render(inSection({ occasion: "reading", isThere: false }));
    expect(scrolledTo).toEqual([]);
    rerender(inSection({ occasion: "read" }));
    expect(scrolledTo).toEqual(["result start"]);
    render(createElement(Shown, { occasion: 1 }));
    expect(scrolledTo).toEqual(["result start"]);
  });
});
