import { loadLater } from "../../../src/taskpane/engine/lazy-engine";
import type { PaneEngine } from "../../../src/taskpane/services/pane-services";
import { DEMO, FakeServices, settledLater } from "../fake-services";

describe("an engine that is still on its way", () => {
  test("answers calls made before it arrived", async () => {
    const arriving = settledLater<PaneEngine>();
    const engine = loadLater(() => arriving.promise);
    const listed = engine.listModels({ upstream: DEMO }, new AbortController().signal);
    arriving.resolve(new FakeServices());
    expect((await listed).endpoints).toHaveLength(2);
  });

  test("is loaded before the first call, and once for all calls", async () => {
    const load = jest.fn(() => Promise.resolve<PaneEngine>(new FakeServices()));
    const engine = loadLater(load);
    expect(load).toHaveBeenCalledTimes(1);
    await Promise.all([engine.readSelection(), engine.readSelection()]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  test("fails the call when it cannot be loaded, and is loaded anew by the next", async () => {
    const load = jest.fn(() => Promise.resolve<PaneEngine>(new FakeServices()));
    load.mockRejectedValueOnce(new Error("no network"));
    const engine = loadLater(load);
    await expect(engine.readSelection()).rejects.toThrow("no network");
    expect(await engine.readSelection()).toMatchObject({ kind: "source" });
    expect(load).toHaveBeenCalledTimes(2);
  });
});
