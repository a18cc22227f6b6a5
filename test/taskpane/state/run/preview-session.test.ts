import { BLANK_RECIPE } from "../../../../src/core/recipe/recipe";
import { CancelledError, RunStoppedError } from "../../../../src/core/errors";
import type { Preview } from "../../../../src/scoring/preview/preview-rows";
import {
  currentPreview,
  PreviewSession,
  type CurrentPreview,
} from "../../../../src/taskpane/state/run/preview-session";
import type { RunOrder } from "../../../../src/taskpane/state/run/run-session";
import { planOf } from "../../../scoring/plan-of";
import { FakeDevice } from "../../fakes/fake-device";
import { FakeRuns } from "../../fakes/fake-runs";
import { here } from "../../fakes/here";
import { addressNamed, DEMO, previewOf } from "../../fakes/pane-data";
import { settle, settledLater } from "../../fakes/settle";
import { IRIS_PLACE } from "../../iris-place";

const ORDER: RunOrder = {
  connection: { upstream: DEMO },
  address: addressNamed("iris"),
  modelLabel: "iris",
  sourceLabel: "Table Iris",
  rowCount: 150,
  columns: [],
  place: IRIS_PLACE,
  recipe: BLANK_RECIPE,
  plan: planOf(),
};

describe("a preview in the pane", () => {
  let runs: FakeRuns;
  let device: FakeDevice;
  let session: PreviewSession;

  beforeEach(() => {
    runs = new FakeRuns();
    device = new FakeDevice();
    session = new PreviewSession({ runs: here(runs), clock: device.clock });
  });

  test("is shown for what was asked, whatever becomes of the answers", async () => {
    await session.ask(ORDER);
    const renamed = { ...ORDER, plan: planOf({ columnName: "Score", collision: "replace", rowsPerBatch: 2 }) };
    expect(current(ORDER)).toMatchObject({ kind: "shown" });
    expect(current(renamed)).toMatchObject({ kind: "shown" });
  });

  test("is out of date once something else would be asked of the same model about the same table", async () => {
    await session.ask(ORDER);
    expect(current({ ...ORDER, plan: planOf({ parameters: { shift: 1 } }) })).toEqual({ kind: "outdated" });
    expect(current(undefined)).toEqual({ kind: "outdated" });
  });

  test("is nothing to another table or endpoint, nor while nobody is connected", async () => {
    await session.ask(ORDER);
    const endpoint = { origin: "http://localhost:5000", route: "/invocations" };
    expect(current(undefined, { ...IRIS_PLACE, endpoint })).toBeUndefined();
    expect(currentPreview(session.getState(), undefined, IRIS_PLACE, () => ORDER)).toBeUndefined();
  });

  test("tells how long the endpoint asks it to wait", async () => {
    const answer = settledLater<Preview>();
    runs.preview = answer.promise;
    device.nowMs = 1_000;
    const asked = session.ask(ORDER);
    await settle();
    runs.previewed[0]?.query.onWait?.({ reason: "unavailable", delayMs: 500 });
    expect(session.getState()).toMatchObject({ kind: "asking", wait: { untilMs: 1_500 } });
    answer.resolve(previewOf(["a"]));
    await asked;
    expect(session.getState()).toMatchObject({ kind: "shown" });
  });

  test("is not brought back by an answer that comes after it was given up", async () => {
    const answer = settledLater<Preview>();
    runs.preview = answer.promise;
    const asked = session.ask(ORDER);
    await settle();
    session.close();
    expect(runs.previewed[0]?.query.signal.aborted).toBe(true);
    answer.resolve(previewOf(["a"]));
    await asked;
    expect(session.getState()).toEqual({ kind: "none" });
  });

  test("says why it failed, but not that it was given up", async () => {
    runs.preview = Promise.reject(new RunStoppedError("forbidden", "No."));
    await session.ask(ORDER);
    expect(session.getState()).toMatchObject({ kind: "failed", error: { code: "forbidden" } });
    const givenUp = settledLater<CancelledError>();
    runs.preview = givenUp.promise.then((error) => Promise.reject(error));
    const asked = session.ask(ORDER);
    session.close();
    givenUp.resolve(new CancelledError());
    await asked;
    expect(session.getState()).toEqual({ kind: "none" });
  });

  /** The preview as it is shown while pressing the button is about this order. */
  function current(order: RunOrder | undefined, place = IRIS_PLACE): CurrentPreview | undefined {
    return currentPreview(session.getState(), DEMO.id, place, () => order);
  }
});
