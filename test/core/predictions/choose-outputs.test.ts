import fc from "fast-check";
import { chooseOutputs } from "../../../src/core/predictions/choose-outputs";
import { MissingPrediction } from "../../../src/core/predictions/prediction";
import { withoutFloat32Noise } from "../../../src/core/predictions/float32-noise";

const ANSWER = {
  outputs: ["label", "p"],
  rows: [
    ["a", 0.10000000149011612],
    ["b", 0.1],
  ],
};

describe("output choice", () => {
  it("keeps the chosen outputs, by name", () => {
    expect(chooseOutputs(ANSWER, { outputs: ["p"] })).toEqual({ outputs: ["p"], rows: [[0.10000000149011612], [0.1]] });
    expect(chooseOutputs(ANSWER, {})).toBe(ANSWER);
    expect(() => chooseOutputs(ANSWER, { outputs: ["q"] })).toThrow("It has these: label, p.");
    const unnamed = { outputs: [""], rows: [["a"]] };
    expect(() => chooseOutputs(unnamed, { outputs: ["q"] })).toThrow("It has one, without a name.");
    const withAbsent = chooseOutputs(ANSWER, { outputs: ["label", "q"] });
    expect(withAbsent.outputs).toEqual(["label", "q"]);
    expect(withAbsent.rows[0]).toEqual(["a", new MissingPrediction("absent")]);
  });

  it("takes the noise of 32-bit numbers away only when asked", () => {
    expect(chooseOutputs(ANSWER, { roundsFloat32: true }).rows).toEqual([
      ["a", 0.1],
      ["b", 0.1],
    ]);
  });

  it("leaves whole numbers as they are, for a whole number has no noise and may be a key", () => {
    expect([123456792, -16777220, 99999997952].map(withoutFloat32Noise)).toEqual([123456792, -16777220, 99999997952]);
  });

  it("keeps the sign of minus zero", () => {
    expect(withoutFloat32Noise(-0)).toBe(-0);
  });

  it("finds the number that was rounded to 32 bits, and leaves every other number alone", () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 6 }), (digits, scale) => {
        const decimal = digits / 10 ** scale;
        expect(withoutFloat32Noise(Math.fround(decimal))).toBe(decimal);
      }),
    );
    fc.assert(
      fc.property(fc.double(), (value) => {
        const cleaned = withoutFloat32Noise(value);
        expect(Object.is(Math.fround(cleaned), Math.fround(value))).toBe(true);
        if (!Object.is(Math.fround(value), value)) expect(cleaned).toBe(value);
      }),
    );
  });
});
