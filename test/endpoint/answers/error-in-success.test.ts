import { saysError } from "../../../src/endpoint/answers/error-in-success";

describe("An answer with a status of success", () => {
  it.each([
    { error: "CUDA out of memory" },
    { Message: "The model is not loaded" },
    { success: false, reason: "The model is not loaded" },
    { fault: { faultstring: "Rate limit quota violation" } },
    { exception: "ValueError: bad", traceback: "..." },
    { predictions: null, error: "CUDA out of memory" },
    { predictions: { error: "CUDA out of memory" } },
    { predictions: [{ error: { message: "CUDA out of memory", code: 7 } }] },
    { predictions: "RuntimeError: CUDA out of memory" },
    { outputs: { error_message: "bad", stack_trace: "..." } },
    [{ error: "CUDA out of memory" }],
    { error_code: "INTERNAL_ERROR" },
  ])("tells an error: %j", (answer) => {
    expect(saysError(JSON.stringify(answer))).toBe(true);
  });

  it.each([
    { predictions: [1, 2], error: null },
    { predictions: [1, 2], message: "fine", title: "x" },
    { predictions: { error: 0.25 } },
    { predictions: { error: "low", label: "a" } },
    { predictions: { title: "A", reason: "B" } },
    { predictions: "error" },
    { predictions: [{ error: "a" }, { error: "b" }] },
    { columns: ["message"], data: [["a"]] },
    [1, 2],
    {},
  ])("holds predictions, or says nothing: %j", (answer) => {
    expect(saysError(JSON.stringify(answer))).toBe(false);
  });
});
