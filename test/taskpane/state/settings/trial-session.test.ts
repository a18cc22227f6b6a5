import { WorkbookError } from "../../../../src/core/errors";
import type { Finding } from "../../../../src/excel/trial/assumption";
import { TrialSession } from "../../../../src/taskpane/state/settings/trial-session";
import { FakeSheet } from "../../fakes/fake-sheet";

const HELD: Finding = { id: "hidden-rows", outcome: "held" };
const FOUND: Finding = { id: "merged-cells", outcome: "not-held", found: "1 instead of 2" };

function session(sheet: FakeSheet): TrialSession {
  return new TrialSession({ sheet: () => Promise.resolve(sheet) });
}

describe("the session that tries this Excel", () => {
  it("shows each finding as it comes, and all of them at the end", async () => {
    const sheet = new FakeSheet();
    sheet.findings = [HELD, FOUND];
    const trial = session(sheet);
    const shown: string[] = [];
    trial.subscribe(() => {
      const state = trial.getState();
      shown.push(state.phase === "trying" ? `trying ${state.findings.length}` : state.phase);
    });
    await trial.start();
    expect(shown).toEqual(["trying 0", "trying 1", "trying 2", "done"]);
    expect(trial.getState()).toMatchObject({ trial: { findings: [HELD, FOUND] } });
  });

  it("tells why it failed, and can be started again", async () => {
    const sheet = new FakeSheet();
    sheet.trialError = new WorkbookError("sheet-protected", "Open for reading.");
    const trial = session(sheet);
    await trial.start();
    expect(trial.getState()).toMatchObject({ phase: "failed", error: { code: "sheet-protected" } });
    sheet.trialError = undefined;
    await trial.start();
    expect(trial.getState().phase).toBe("done");
  });

  it("shows nothing more after it was cancelled", async () => {
    const sheet = new FakeSheet();
    sheet.findings = [HELD];
    const trial = session(sheet);
    const started = trial.start();
    trial.cancel();
    await started;
    expect(trial.getState()).toEqual({ phase: "idle" });
  });
});
