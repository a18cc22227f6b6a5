import { loadLater } from "../../src/taskpane/load-later";
import type { PaneEngine } from "../../src/taskpane/pane-services";
import { DEMO, FakeServices, settledLater } from "./fake-services";

describe("an engine that is still on its way", () => {
  test("answers calls made before it arrived", async () => {
    const arriving = settledLater<PaneEngine>();
    const engine = loadLater(arriving.promise);
    const listed = engine.listModels({ upstream: DEMO }, new AbortController().signal);
    arriving.resolve(new FakeServices());
    expect((await listed).endpoints).toHaveLength(2);
  });

  test("fails the call when it cannot be loaded", async () => {
    const engine = loadLater(Promise.reject(new Error("no network")));
    await expect(engine.readSelection()).rejects.toThrow("no network");
  });
});
