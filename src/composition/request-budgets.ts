import { RequestBudget } from "../scoring/learned/request-budget";
import { CONCURRENT_REQUESTS } from "../scoring/scoring-plan";

/**
 * What each endpoint takes at once, for all that this program sends there: runs, previews and single requests. Make one a program; a run
 * then begins with what the one before it has learned.
 */
export class RequestBudgets {
  private readonly budgets = new Map<string, RequestBudget>();

  /** @param now milliseconds of a clock that is never set; only differences matter */
  constructor(private readonly now: () => number) {}

  /** @param url the endpoint's own, as requests are sent to it */
  budgetOf(url: string): RequestBudget {
    const known = this.budgets.get(url);
    if (known !== undefined) return known;
    const budget = new RequestBudget(this.now, CONCURRENT_REQUESTS);
    this.budgets.set(url, budget);
    return budget;
  }
}
