import {
  choicesAbout,
  keptOutputs,
  modelKey,
  ModelChoicesSession,
} from "../../../../src/taskpane/state/model/model-choices";

describe("what was chosen about a model", () => {
  const key = modelKey("demo", "/invocations");

  test("is kept for each model apart, also for servers with the same route", () => {
    const session = new ModelChoicesSession();
    session.typeParameter(key, "depth", "3");
    session.typeParameter(key, "rate", "1");
    expect([...choicesAbout(session.getState(), key).parameters]).toEqual([
      ["depth", "3"],
      ["rate", "1"],
    ]);
    expect(choicesAbout(session.getState(), modelKey("other", "/invocations")).parameters.size).toBe(0);
  });

  test("does not forget an output that the latest run left out", () => {
    const session = new ModelChoicesSession();
    session.noteOutputs(key, ["label", "score"]);
    session.leaveOutputsOut(key, new Set(["score"]));
    session.noteOutputs(key, ["label"]);
    const choices = choicesAbout(session.getState(), key);
    expect(choices.outputs).toEqual(["label", "score"]);
    expect(keptOutputs(choices)).toEqual(["label"]);
  });
});
