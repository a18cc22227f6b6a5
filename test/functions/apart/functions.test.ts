import type { FunctionsRuntime } from "../../../src/functions/register-functions";
import { functions } from "../../../src/functions/functions.json";

class ExcelError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

describe("our functions in an Excel that runs them apart from the pane", () => {
  it("all say so, as an error that passes", async () => {
    const answers = new Map<string, () => unknown>();
    const runtime: FunctionsRuntime = {
      associate: (id, answer) => void answers.set(id, answer as () => unknown),
      Error: ExcelError,
      ErrorCode: { invalidValue: "#VALUE!", notAvailable: "#N/A" },
    };
    Object.assign(globalThis, { CustomFunctions: runtime });
    await import("../../../src/functions/apart/functions");
    expect([...answers.keys()].sort()).toEqual(functions.map(({ id }) => id).sort());
    for (const answer of answers.values()) {
      expect(answer).toThrow(
        expect.objectContaining({ code: "#N/A", message: expect.stringContaining("Update Excel") }),
      );
    }
  });
});
