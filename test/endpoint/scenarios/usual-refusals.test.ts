import { BatchFailedError, BatchTooLargeError, RowsRefusedError, RunStoppedError } from "../../../src/core/errors";
import { judgeOutcome } from "../../../src/endpoint/answers/judge-outcome";
import { LOAN_ROWS, USUAL_REFUSALS, type UsualRefusal } from "../usual-refusals";

const FAULTS = {
  "some rows": [RowsRefusedError, "rows-refused"],
  "every row": [RunStoppedError, "bad-request-route"],
  "no rows": [RunStoppedError, "takes-no-rows"],
  later: [BatchFailedError, "unavailable"],
  model: [BatchFailedError, "model-error"],
  "too many": [BatchTooLargeError, "payload-too-large"],
} as const;

function judge({ status, body, rows = LOAN_ROWS }: UsualRefusal) {
  const sent = { body: JSON.stringify({ dataframe_records: rows }), authorization: undefined };
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const judged = judgeOutcome({ kind: "answer", status, headers: new Headers(), text }, sent, 0);
  if (judged.kind === "success") throw new Error("Expected a failure.");
  return judged;
}

describe("Usual refusals of real servers", () => {
  it.each(USUAL_REFUSALS.map((refusal) => [refusal.server, refusal] as const))("%s: its words", (_server, refusal) => {
    const { detail } = judge(refusal).error;
    for (const words of refusal.shown) expect(detail).toContain(words);
    for (const words of refusal.hidden ?? []) expect(detail).not.toContain(words);
  });

  it.each(USUAL_REFUSALS.map((refusal) => [refusal.server, refusal] as const))(
    "%s: whose fault",
    (_server, refusal) => {
      const [errorClass, code] = FAULTS[refusal.fault];
      const { error, retryable } = judge(refusal);
      expect(error).toRefuse(errorClass, { code });
      expect(retryable?.reason === "unavailable").toBe(refusal.fault === "later");
    },
  );

  it("name the column that FastAPI lays the fault to", () => {
    const refusal = USUAL_REFUSALS.find(({ server }) => server.startsWith("FastAPI, a text"))!;
    expect(judge(refusal).error.column).toBe("income");
  });
});
