/** @jest-environment jsdom */
import { fireEvent, render } from "@testing-library/react";
import { createElement } from "react";
import { useReturns } from "../../../../src/taskpane/view/parts/use-returns";

describe("a person who comes back to the pane", () => {
  test("is noticed by the pointer and by the focus, until the pane is gone", () => {
    const onReturn = jest.fn();
    function Pane() {
      useReturns(onReturn);
      return null;
    }
    const { unmount } = render(createElement(Pane));
    fireEvent.pointerEnter(document.documentElement);
    fireEvent.focus(window);
    expect(onReturn).toHaveBeenCalledTimes(2);
    unmount();
    fireEvent.pointerEnter(document.documentElement);
    fireEvent.focus(window);
    expect(onReturn).toHaveBeenCalledTimes(2);
  });
});
