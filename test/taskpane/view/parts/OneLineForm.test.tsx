import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { RunStoppedError } from "../../../../src/core/errors";
import { OneLineForm } from "../../../../src/taskpane/view/parts/OneLineForm";
import { renderPane } from "../../render-pane";

describe("a line of text with a button", () => {
  const user = userEvent.setup();

  test("hands on an address as it is typed, also one that the browser itself would refuse", async () => {
    const used: string[] = [];
    renderPane(
      <OneLineForm
        label="Address"
        type="url"
        onUse={(text) => {
          used.push(text);
          return Promise.resolve();
        }}
      />,
    );
    await user.type(screen.getByLabelText("Address"), " adb-1.azuredatabricks.net/ml/endpoints/iris {Enter}");
    expect(used).toEqual(["adb-1.azuredatabricks.net/ml/endpoints/iris"]);
    expect(screen.getByLabelText("Address")).toHaveValue("");
  });

  test("says in its own words why a text cannot be used, and keeps it", async () => {
    const refused = new RunStoppedError("invalid-address", "This is not an address.");
    renderPane(<OneLineForm label="Address" type="url" onUse={() => Promise.reject(refused)} />);
    await user.type(screen.getByLabelText("Address"), "hello{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("This address cannot be used. This is not an address.");
    expect(screen.getByLabelText("Address")).toHaveValue("hello");
  });
});
