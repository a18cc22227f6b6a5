import { alignOutputs, unionOfOutputs } from "../../../src/core/predictions/align-outputs";
import { MissingPrediction } from "../../../src/core/predictions/prediction";
import type { BatchOutcome } from "../../../src/core/predictions/join-outcomes";
import { SINGLE_OUTPUT } from "../../../src/core/predictions/result-headers";

function part(outputs: readonly string[], ...rows: (string | number)[][]): BatchOutcome {
  return { rowIndexes: rows.map((_, row) => row), outputs, outcomes: rows.map((predictions) => ({ predictions })) };
}

describe("output alignment", () => {
  it("collects the outputs of the first window in the order they were first seen", () => {
    expect(unionOfOutputs([part([]), part(["label", "p"], ["a", 1]), part(["p", "extra"], [1, 2])])).toEqual([
      "label",
      "p",
      "extra",
    ]);
    expect(unionOfOutputs([part([SINGLE_OUTPUT], [1]), part(["label"], ["a"])])).toEqual([SINGLE_OUTPUT]);
    expect(unionOfOutputs([part([])])).toEqual([]);
  });

  it("aligns by name, never by position", () => {
    expect(alignOutputs(part(["p", "label"], [0.5, "a"]), ["label", "p"]).outcomes).toEqual([
      { predictions: ["a", 0.5] },
    ]);
  });

  it("marks an output that a batch lacks as absent", () => {
    expect(alignOutputs(part(["label"], ["a"]), ["label", "p"]).outcomes).toEqual([
      { predictions: ["a", new MissingPrediction("absent")] },
    ]);
  });

  it("takes rows without any value for rows without a value in each output, not for other outputs", () => {
    const blank: BatchOutcome = {
      rowIndexes: [7],
      outputs: [SINGLE_OUTPUT],
      outcomes: [{ predictions: [new MissingPrediction("null")] }],
    };
    expect(unionOfOutputs([blank, part(["label", "p"], ["a", 1])])).toEqual(["label", "p"]);
    expect(unionOfOutputs([part(["label"], ["a"]), blank])).toEqual(["label"]);
    expect(unionOfOutputs([blank])).toEqual([SINGLE_OUTPUT]);
    expect(alignOutputs(blank, ["label", "p"]).outcomes).toEqual([
      { predictions: [new MissingPrediction("null"), new MissingPrediction("null")] },
    ]);
  });

  it("fails rows with an unnamed value among named outputs, even where other rows have none", () => {
    const some = part([SINGLE_OUTPUT], [5]);
    const outcomes = [{ predictions: [new MissingPrediction("null")] }, ...some.outcomes];
    const aligned = alignOutputs({ ...some, rowIndexes: [0, 1], outcomes }, ["label", "p"]);
    expect(aligned.outcomes).toEqual(Array(2).fill({ failure: expect.objectContaining({ code: "outputs-changed" }) }));
  });

  it("leaves rows that have failed already as they are", () => {
    const failure = { code: "rows-refused", message: "No." } as const;
    const blank = { predictions: [new MissingPrediction("null")] };
    const absent = new MissingPrediction("absent");
    const rows = { rowIndexes: [0, 1], outcomes: [{ failure }, blank] };
    expect(alignOutputs({ ...rows, outputs: [SINGLE_OUTPUT] }, ["label", "p"]).outcomes[0]).toEqual({ failure });
    const labelled = { rowIndexes: [0, 1], outputs: ["label"], outcomes: [{ failure }, { predictions: ["a"] }] };
    expect(alignOutputs(labelled, ["label", "p"]).outcomes).toEqual([{ failure }, { predictions: ["a", absent] }]);
  });

  it.each([
    ["a new output", ["label", "other"]],
    ["one unnamed output", [SINGLE_OUTPUT]],
  ])("fails a batch with %s instead of losing it", (_name, outputs) => {
    const aligned = alignOutputs(
      part(
        outputs,
        outputs.map(() => 1),
      ),
      ["label", "p"],
    );
    expect(aligned.outcomes).toEqual([{ failure: expect.objectContaining({ code: "outputs-changed" }) }]);
  });
});
