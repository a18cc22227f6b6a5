import { findCollision } from "../../../src/taskpane/session/name-collision";

describe("a name that is taken", () => {
  test("is found whatever its case, as Excel compares headers", () => {
    expect(findCollision("Prediction", ["a", "PREDICTION"], undefined)).toEqual({
      existing: "PREDICTION",
      nextFree: "Prediction 2",
      choice: "next-free",
    });
  });

  test("comes with the first free name after it", () => {
    expect(findCollision("Prediction", ["Prediction", "prediction 2"], "replace")).toMatchObject({
      nextFree: "Prediction 3",
      choice: "replace",
    });
  });

  test("is not one that only begins with it", () => {
    expect(findCollision("Prediction", ["Prediction date"], undefined)).toBeUndefined();
  });
});
