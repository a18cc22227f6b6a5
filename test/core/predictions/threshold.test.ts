import fc from "fast-check";
import { RunStoppedError } from "../../../src/core/errors";
import { chooseOutputs } from "../../../src/core/predictions/choose-outputs";
import { MissingPrediction, type Prediction } from "../../../src/core/predictions/prediction";
import { labelOf, takenLabel, withLabelOutput, type Threshold } from "../../../src/core/predictions/threshold";
import { BLANK_RECIPE, writtenOutputs } from "../../../src/core/recipe/recipe";

const THRESHOLD: Threshold = { output: "p", least: 0.5, atLeast: "yes", below: "no" };
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** The numbers beside one, as close as a computer tells them apart. */
function neighbour(value: number, step: 1 | -1): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigInt64(0, view.getBigInt64(0) + BigInt(step));
  return view.getFloat64(0);
}

describe("the label of a probability", () => {
  it("is the upper one exactly at the threshold and above it, and the lower one right below it", () => {
    fc.assert(
      fc.property(share, (least) => {
        const threshold = { ...THRESHOLD, least };
        expect(labelOf(least, threshold)).toBe("yes");
        if (least < 1) expect(labelOf(neighbour(least + 0, 1), threshold)).toBe("yes");
        if (least > 0) expect(labelOf(neighbour(least, -1), threshold)).toBe("no");
      }),
    );
  });

  it("follows from the order of numbers alone", () => {
    fc.assert(
      fc.property(share, share, (least, value) => {
        expect(labelOf(value, { ...THRESHOLD, least })).toBe(value < least ? "no" : "yes");
      }),
    );
  });

  it("is none for what is no number from 0 to 1, at whatever threshold", () => {
    const none = fc.oneof(
      fc.double().filter((value) => !(value >= 0 && value <= 1)),
      fc.string(),
      fc.boolean(),
      fc.constantFrom<Prediction>("0.7", "1", neighbour(1, 1), -Number.MIN_VALUE, NaN, Infinity),
    );
    fc.assert(
      fc.property(share, none, (least, value) => {
        expect(labelOf(value, { ...THRESHOLD, least })).toEqual(new MissingPrediction("no-probability"));
      }),
    );
  });

  it("is missing for the reason for which the probability is", () => {
    for (const reason of ["null", "NaN", "Infinity", "-Infinity", "NaT", "absent"] as const) {
      expect(labelOf(new MissingPrediction(reason), THRESHOLD)).toEqual(new MissingPrediction(reason));
    }
  });
});

describe("the output of the labels", () => {
  const ANSWER = {
    outputs: ["p", "q"],
    rows: [
      [0.5, 1],
      [0.25, 2],
    ],
  };

  it("stands after its probability, and in its place where that is left out", () => {
    expect(chooseOutputs(ANSWER, { threshold: THRESHOLD })).toEqual({
      outputs: ["p", "p label", "q"],
      rows: [
        [0.5, "yes", 1],
        [0.25, "no", 2],
      ],
    });
    expect(chooseOutputs(ANSWER, { threshold: THRESHOLD, outputs: ["q"] })).toEqual({
      outputs: ["p label", "q"],
      rows: [
        ["yes", 1],
        ["no", 2],
      ],
    });
  });

  it("has a name alone beside the only output of a model", () => {
    const answer = { outputs: [""], rows: [[0.7], [new MissingPrediction("null")]] };
    expect(chooseOutputs(answer, { threshold: { ...THRESHOLD, output: "" } })).toEqual({
      outputs: ["", "label"],
      rows: [
        [0.7, "yes"],
        [new MissingPrediction("null"), new MissingPrediction("null")],
      ],
    });
  });

  it("compares numbers as the sheet will hold them", () => {
    const answer = { outputs: ["p"], rows: [[Math.fround(0.3)], [Math.fround(0.7)]] };
    const labels = (least: number, roundsFloat32: boolean) =>
      chooseOutputs(answer, { threshold: { ...THRESHOLD, least }, roundsFloat32 }).rows.map((row) => row[1]);
    expect(Math.fround(0.7)).toBeLessThan(0.7);
    expect(labels(0.7, false)).toEqual(["no", "no"]);
    expect(labels(0.7, true)).toEqual(["no", "yes"]);
  });

  it("is blank where the model does not answer its probability, but names no output of an answer without any", () => {
    expect(chooseOutputs(ANSWER, { threshold: { ...THRESHOLD, output: "r" } })).toEqual({
      outputs: ["p", "q", "r label"],
      rows: ANSWER.rows.map((row) => [...row, new MissingPrediction("absent")]),
    });
    const nothing = { outputs: [""], rows: [[new MissingPrediction("null")]] };
    expect(chooseOutputs(nothing, { threshold: THRESHOLD })).toBe(nothing);
  });

  it("is refused, and not left out silently, where the model has an output of that name", () => {
    const answer = { outputs: ["p", "p label"], rows: [[0.5, "its own"]] };
    for (const outputs of [undefined, ["p"], ["p label"]]) {
      const choice = { threshold: THRESHOLD, ...(outputs && { outputs }) };
      expect(() => chooseOutputs(answer, choice)).toRefuse(RunStoppedError, {
        code: "label-taken",
        message: expect.stringContaining("The model itself has an output “p label”"),
      });
    }
    expect(chooseOutputs(answer, {})).toBe(answer);
    expect(takenLabel(["p", "q"], THRESHOLD)).toBeUndefined();
    expect(withLabelOutput(answer.outputs, THRESHOLD)).toBe(answer.outputs);
  });

  it("is expected where it will stand, whichever outputs are left out", () => {
    const outputs = fc.uniqueArray(fc.constantFrom("p", "q", "r", "p label"), { minLength: 1 });
    fc.assert(
      fc.property(outputs, fc.subarray(["p", "q", "r", "p label"]), (outputsKnown, outputsLeftOut) => {
        const recipe = { ...BLANK_RECIPE, outputsKnown, outputsLeftOut, threshold: THRESHOLD };
        const kept = outputsKnown.filter((output) => !outputsLeftOut.includes(output));
        const chosen = kept.length === 0 ? {} : { outputs: kept };
        const answer = { outputs: outputsKnown, rows: [outputsKnown.map(() => 0.5)] };
        if (outputsKnown.includes("p label")) return; // No run writes anything then.
        expect(writtenOutputs(recipe)).toEqual(chooseOutputs(answer, { ...chosen, threshold: THRESHOLD }).outputs);
      }),
    );
  });
});
