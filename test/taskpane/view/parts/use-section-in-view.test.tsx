import { render } from "@testing-library/react";
import { useSectionInView } from "../../../../src/taskpane/view/parts/use-section-in-view";

function Shown({ occasion, isThere = true }: { readonly occasion: unknown; readonly isThere?: boolean }) {
  const ref = useSectionInView<HTMLDivElement>(occasion);
  return isThere ? <div ref={ref} /> : null;
}

describe("a section that comes into view", () => {
  const scrolledTo: string[] = [];
  const inSection = (occasion: unknown, isThere?: boolean) => (
    <section id="result">
      <Shown occasion={occasion} isThere={isThere ?? true} />
    </section>
  );

  beforeEach(() => {
    scrolledTo.length = 0;
    Object.assign(Element.prototype, {
      scrollIntoView(this: Element, { block }: ScrollIntoViewOptions) {
        scrolledTo.push(`${this.id} ${block}`);
      },
    });
  });

  test("does so with its header, once for each occasion", () => {
    const { rerender } = render(inSection(1));
    rerender(inSection(1));
    expect(scrolledTo).toEqual(["result start"]);
    rerender(inSection(2));
    expect(scrolledTo).toEqual(["result start", "result start"]);
  });

  test("waits for what it shows, and does nothing outside of a section", () => {
    const { rerender } = render(inSection("reading", false));
    expect(scrolledTo).toEqual([]);
    rerender(inSection("read"));
    expect(scrolledTo).toEqual(["result start"]);
    render(<Shown occasion={1} />);
    expect(scrolledTo).toEqual(["result start"]);
  });
});
