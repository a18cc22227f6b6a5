import "@testing-library/jest-dom";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { ForgetEverything } from "../../../../src/taskpane/view/settings/ForgetEverything";
import { handedOverRun } from "../../fakes/fake-bulk";
import { columnLook } from "../../fakes/fake-memory";
import { FakePane } from "../../fakes/fake-pane";
import { settle } from "../../fakes/settle";
import { renderPane } from "../../render-pane";

describe("forgetting everything", () => {
  test("takes tokens, settings and consents from the device once it was said what goes, and nothing is written back", async () => {
    const { pane, session } = renderPane(<ForgetEverything />);
    await session.connection.open();
    await session.connection.chooseUpstream("ws");
    await session.connection.signIn("good", true);
    session.settings.change({ rowsPerBatch: 7 });
    expect(pane.device.remembered.size).toBe(2);
    fireEvent.click(screen.getByRole("button", { name: "On this device …" }));
    expect(screen.getByRole("alert")).toHaveTextContent(/^Tokens, settings, pasted signatures/);
    expect(pane.device.remembered.size).toBe(2);
    pane.columnMemory.onForgetDevice = () => pane.device.remembered.clear();
    fireEvent.click(screen.getByRole("button", { name: "Forget" }));
    expect(await screen.findByText("This device has forgotten everything.")).toBeVisible();
    await settle();
    expect([...pane.device.remembered]).toEqual([]);
    expect(session.connection.getState().phase).toBe("token-needed");
    expect(session.settings.getState().rowsPerBatch).not.toBe(7);
    session.settings.change({ withIndex: true });
    expect([...pane.device.remembered.values()].join()).not.toContain('"rowsPerBatch":7');
  });

  test("takes what the workbook remembers out of it, unless that is kept after all", async () => {
    const pane = new FakePane();
    pane.columnMemory.remembered = { columns: [columnLook()], unreadable: [] };
    pane.bulk.kept = [handedOverRun()];
    const { session } = renderPane(<ForgetEverything />, undefined, pane);
    await session.warehouse.load();
    await settle();
    const handedOver = () => session.warehouse.getState().warehouse?.runs.getState();
    expect(handedOver()).toHaveLength(1);
    fireEvent.click(screen.getByRole("button", { name: "In this workbook …" }));
    expect(screen.getByRole("alert")).toHaveTextContent("The predictions stay");
    fireEvent.click(screen.getByRole("button", { name: "Keep" }));
    expect(pane.columnMemory.remembered.columns).toHaveLength(1);
    fireEvent.click(screen.getByRole("button", { name: "In this workbook …" }));
    fireEvent.click(screen.getByRole("button", { name: "Forget" }));
    pane.bulk.kept = [];
    await waitFor(() => expect(pane.columnMemory.remembered.columns).toEqual([]));
    await waitFor(() => expect(handedOver()).toEqual([]));
  });
});
