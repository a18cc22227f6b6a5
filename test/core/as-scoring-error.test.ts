import { asScoringError } from "../../src/core/as-scoring-error";
import { InputError } from "../../src/core/errors";

describe("whatever was thrown, as an error the pane has words for", () => {
  test("is itself when it is one", () => {
    const error = new InputError("empty-table", "No rows.");
    expect(asScoringError(error)).toBe(error);
  });

  test("is a matter of the network when a script could not be loaded", () => {
    const error = Object.assign(new Error("Loading chunk 493 failed."), { name: "ChunkLoadError" });
    expect(asScoringError(error)).toMatchObject({ code: "network", cause: error });
  });

  test.each([new TypeError("x is not a function"), "a text", undefined])("is unforeseen otherwise: %p", (thrown) => {
    const error = asScoringError(thrown);
    expect(error.code).toBe("unexpected");
    expect(error.cause).toBe(thrown);
  });
});
