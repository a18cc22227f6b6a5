import { RequestBudgets } from "../../src/composition/request-budgets";
import { sendRaw } from "../../src/endpoint/send-raw";
import { playing } from "../endpoint/scripted-fetch";

const { signal } = new AbortController();

describe("the budgets of a program", () => {
  it("are one for each endpoint", () => {
    const budgets = new RequestBudgets(() => 0);
    expect(budgets.budgetOf("/relay/ws/a")).toBe(budgets.budgetOf("/relay/ws/a"));
    expect(budgets.budgetOf("/relay/ws/a")).not.toBe(budgets.budgetOf("/relay/ws/b"));
  });

  it("let a single request wait until one of a run's is over", async () => {
    const budget = new RequestBudgets(() => 0).budgetOf("/invocations");
    budget.begin({ most: 1, first: 1, holds: true, left: () => 10 });
    const ofRun = budget.open();
    await ofRun.begin(signal);
    await playing({ "POST /invocations": [{ body: '{"predictions": [1]}' }] }, async ({ fetch, requests }) => {
      const sender = { url: "/invocations", kind: "mlflow", fetch, now: () => 0, turns: budget } as const;
      const sent = sendRaw(sender, "{}", signal);
      await new Promise((resolve) => setImmediate(resolve));
      expect(requests).toHaveLength(0);
      ofRun.end("answered");
      expect((await sent).answer?.status).toBe(200);
      expect(budget.isBusy).toBe(false);
    });
  });
});
