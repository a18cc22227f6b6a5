import "@testing-library/jest-dom";
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Suspense, type ComponentType, type ReactNode } from "react";
import { loadPart } from "../../../../src/taskpane/view/parts/load-part";

interface GreetingProps {
  readonly name: string;
}

function Greeting({ name }: GreetingProps) {
  return <p>Hello {name}</p>;
}

/** As over a network: never before the page has been drawn. */
function arrive(isOnline = true): Promise<ComponentType<GreetingProps>> {
  return new Promise((resolve, reject) =>
    setTimeout(() => (isOnline ? resolve(Greeting) : reject(new Error("Loading chunk 7 failed."))), 10),
  );
}

describe("a part of the pane whose code is loaded later", () => {
  const user = userEvent.setup();

  test("is shown with what it was given, and loaded once for all its places", async () => {
    const load = jest.fn(() => arrive());
    const Part = loadPart(load);
    show(
      <>
        <Part name="Ada" />
        <Part name="Bo" />
      </>,
    );
    expect(await screen.findByText("Hello Ada")).toBeVisible();
    expect(screen.getByText("Hello Bo")).toBeVisible();
    expect(load).toHaveBeenCalledTimes(1);
  });

  test("says so where it cannot be loaded, leaves the rest of the pane alone, and comes when the network is back", async () => {
    let isOnline = false;
    const load = jest.fn(() => arrive(isOnline));
    const Part = loadPart(load);
    show(
      <>
        <p>The rest</p>
        <Part name="Ada" />
      </>,
    );
    expect(await screen.findByRole("alert")).toHaveTextContent("could not be loaded");
    expect(screen.getByText("The rest")).toBeVisible();
    isOnline = true;
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Hello Ada")).toBeVisible();
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
    expect(load).toHaveBeenCalledTimes(2);
  });

  function show(content: ReactNode): void {
    render(
      <FluentProvider theme={webLightTheme}>
        <Suspense fallback={null}>{content}</Suspense>
      </FluentProvider>,
    );
  }
});
