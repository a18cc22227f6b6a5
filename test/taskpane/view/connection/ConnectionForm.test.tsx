import "@testing-library/jest-dom";
import { screen } from "@testing-library/react";
import { RunStoppedError } from "../../../../src/core/errors";
import { ConnectionForm } from "../../../../src/taskpane/view/connection/ConnectionForm";
import { renderPane } from "../../render-pane";

describe("the add-in's own server that does not answer", () => {
  test.each([
    ["network", true],
    ["unavailable", false],
    ["malformed-response", false],
  ] as const)("is told with the browser's question where it was not reached at all: %s", (code, isAsked) => {
    const error = new RunStoppedError(code, "The relay could not be reached.");
    renderPane(<ConnectionForm />, { state: { connection: { phase: "relay-failed", error } } });
    expect(screen.queryAllByText(/devices on your local network, click Allow/)).toHaveLength(isAsked ? 1 : 0);
  });
});
