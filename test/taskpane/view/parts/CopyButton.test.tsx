import "@testing-library/jest-dom";
import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { CopyButton } from "../../../../src/taskpane/view/parts/CopyButton";
import type { FakeDevice } from "../../fakes/fake-device";
import { FakePane } from "../../fakes/fake-pane";
import { renderPane } from "../../render-pane";

describe("a button that copies", () => {
  let pane: FakePane;
  let device: FakeDevice;
  const user = userEvent.setup();
  const button = (name: string) => screen.getByRole("button", { name });

  beforeEach(() => {
    pane = new FakePane();
    ({ device } = pane);
  });

  test("says that it has copied, and after a while what it does", async () => {
    show();
    await user.click(button("Copy details"));
    expect(button("Copied")).toBeInTheDocument();
    expect(device.copied).toEqual(["status 500"]);
    act(() => device.endWaits());
    expect(button("Copy details")).toBeInTheDocument();
  });

  test("hands the text over for the keyboard where the browser refuses to copy", async () => {
    device.copyError = new Error("NotAllowedError");
    show();
    await user.click(button("Copy details"));
    expect(screen.getByRole("alert")).toHaveTextContent("press Ctrl+C");
    const field = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Text to copy" });
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe("status 500");
    expect(button("Copy details")).toBeInTheDocument();
  });

  test("takes that text away once copying works", async () => {
    device.copyError = new Error("NotAllowedError");
    show();
    await user.click(button("Copy details"));
    device.copyError = undefined;
    await user.click(button("Copy details"));
    expect(button("Copied")).toBeInTheDocument();
    expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
  });

  function show(): void {
    renderPane(<CopyButton text={() => "status 500"}>Copy details</CopyButton>, undefined, pane);
  }
});
