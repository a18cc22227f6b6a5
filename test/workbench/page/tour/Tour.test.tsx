import "@testing-library/jest-dom";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { Tour } from "../../../../src/workbench/page/tour/Tour";

/** A page with nothing on it but the places of the tour. */
function Page({ onEnd }: { readonly onEnd: () => void }) {
  const [step, setStep] = useState<number | undefined>(0);
  const end = (): void => {
    setStep(undefined);
    onEnd();
  };
  return (
    <>
      <div className="sheet-grid" />
      <aside className="task-pane" />
      {step !== undefined && <Tour step={step} onGo={setStep} onEnd={end} />}
    </>
  );
}

describe("the tour", () => {
  const next = () => screen.getByRole("button", { name: "Next" });

  test("is a dialog that takes the keyboard and goes through five steps by Enter alone, and back", async () => {
    const onEnd = jest.fn();
    const { container } = render(<Page onEnd={onEnd} />);
    for (let step = 1; step <= 5; step++) {
      await waitFor(() => expect(screen.getByRole("button", { name: step < 5 ? "Next" : "Done" })).toHaveFocus());
      const dialog = screen.getByRole("dialog");
      expect(dialog).toHaveTextContent(`Tour of the workbench · ${step} of 5`);
      expect(dialog).toHaveAccessibleDescription();
      if (step === 2) expect(container.querySelector(".task-pane")).toHaveAttribute("data-toured");
      await userEvent.keyboard("{Enter}");
    }
    expect(onEnd).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(container.querySelector("[data-toured]")).toBeNull();
  });

  test("goes back, and is left by Escape or by its button, but not by a click on the page", async () => {
    const onEnd = jest.fn();
    const { container, unmount } = render(<Page onEnd={onEnd} />);
    await waitFor(() => expect(next()).toHaveFocus());
    await userEvent.click(next());
    await userEvent.click(screen.getByRole("button", { name: "Back" }));
    expect(screen.getByRole("dialog", { name: "A sheet as in Excel" })).toBeVisible();
    await userEvent.click(container.querySelector(".sheet-grid")!);
    expect(onEnd).not.toHaveBeenCalled();
    next().focus();
    await userEvent.keyboard("{Escape}");
    expect(onEnd).toHaveBeenCalledTimes(1);
    unmount();

    render(<Page onEnd={onEnd} />);
    await userEvent.click(screen.getByRole("button", { name: "Skip the tour" }));
    expect(onEnd).toHaveBeenCalledTimes(2);
  });
});
