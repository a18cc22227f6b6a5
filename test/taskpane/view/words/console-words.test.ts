import type { ScoringPlan } from "../../../../src/scoring/scoring-plan";
import { cutWords, draftWords, exchangeWords } from "../../../../src/taskpane/view/words/console-words";
import { createFormats } from "../../../../src/taskpane/view/words/formats";

const formats = createFormats("en-US");
const PLAN = { rowsPerBatch: 256 } as ScoringPlan;

describe("words of the request console", () => {
  const next = (rowsLeftOut: number, rowCount = 256) =>
    ({
      kind: "next",
      request: { body: "{}", bodyBytes: 19479, rowCount, rowsLeftOut },
      plan: PLAN,
    }) as const;

  test("say how much the next batch is, and which rows it passes over", () => {
    expect(draftWords(next(2), { plan: PLAN, isJson: true }, formats)).toBe(
      "The first batch of 256 rows, 19,479 bytes as sent. 2 rows before them hold a cell that cannot be sent.",
    );
    expect(draftWords(next(1, 1), { plan: PLAN, isJson: true }, formats)).toBe(
      "The first batch of 1 row, 19,479 bytes as sent. 1 row before it holds a cell that cannot be sent.",
    );
  });

  test("say when the batch is no longer what a run would send", () => {
    const plan = { ...PLAN, rowsPerBatch: 10 };
    expect(draftWords(next(0), { plan, isJson: true }, formats)).toMatch(/changed since/);
    expect(draftWords(next(0), { plan: undefined, isJson: true }, formats)).not.toMatch(/changed since/);
  });

  test("say when what was typed is not JSON", () => {
    expect(draftWords({ kind: "own" }, { plan: PLAN, isJson: false }, formats)).toMatch(/not JSON/);
    expect(draftWords({ kind: "own" }, { plan: PLAN, isJson: true }, formats)).toBe("Edited by you.");
  });

  test("name status, time, size and model of an answer", () => {
    const answer = { status: 200, bodyBytes: 1864, text: "", servedModelName: "iris-1" };
    expect(exchangeWords({ elapsedMs: 340, answer }, formats)).toBe(
      "Status 200 · 0.3 sec · 1,864 bytes · answered by iris-1",
    );
    expect(exchangeWords({ elapsedMs: 340 }, formats)).toBe("No answer");
  });

  test("count what is not shown of a long answer", () => {
    expect(cutWords(1, formats)).toBe("… and 1 more character");
    expect(cutWords(5000, formats)).toBe("… and 5,000 more characters");
  });
});
