import fc from "fast-check";
import { runs } from "../../support/property-seed";
import { FormulasAtWork, type Interfere } from "../formulas-at-work";

/** 2024-02-29 */
const LEAP_DAY = 45351;
const own = (amount: number): string => JSON.stringify([amount, "a", Date.UTC(2024, 1, 29)]);

/** One edit of one of a few cells. Excel cancels the calculation before it, sooner or later than it begins the new one. */
interface Edit {
  readonly cell: number;
  readonly amount: number;
  readonly cancelsFirst: boolean;
  /** Virtual milliseconds before it. */
  readonly afterMs: number;
  readonly isRemoved: boolean;
}

const EDIT: fc.Arbitrary<Edit> = fc.record({
  cell: fc.nat(8),
  amount: fc.integer({ min: 1, max: 12 }),
  cancelsFirst: fc.boolean(),
  afterMs: fc.constantFrom(0, 0, 0, 5, 30, 400, 1_500),
  isRemoved: fc.boolean(),
});

/** What becomes of the endpoint's requests, one after the other. */
const FATE = fc.record({ status: fc.constantFrom(200, 200, 200, 200, 429, 503, 500, 400, 413), delayMs: fc.nat(900) });

const REFUSED_AMOUNT = 13;

describe("formulas that are edited, cancelled and failed on in any order", () => {
  it("each end with their own row's value, or with an error", async () => {
    const property = fc.asyncProperty(
      fc.array(EDIT, { maxLength: 60 }),
      fc.array(FATE, { maxLength: 30 }),
      fc.boolean(),
      async (edits, fates, hasRefusedRow) => {
        const fateOf = (request: number) => fates[request] ?? { status: 200, delayMs: 10 };
        const interfere: Interfere = (rows, request) => {
          const isRefused = hasRefusedRow && rows.some(({ amount }) => amount === REFUSED_AMOUNT);
          const status = isRefused ? 400 : fateOf(request).status;
          return status === 200 ? undefined : new Response("{}", { status });
        };
        const work = await new FormulasAtWork({ interfere, delayMs: (request) => fateOf(request).delayMs }).allow();
        const ended: Promise<readonly [amount: number, isCancelled: boolean, value: unknown]>[] = [];
        const cancelOf = new Map<number, () => void>();
        for (const { cell, amount, cancelsFirst, afterMs, isRemoved } of edits) {
          if (afterMs > 0) await work.clock.sleep(afterMs, new AbortController().signal);
          const before = cancelOf.get(cell);
          if (cancelsFirst || isRemoved) before?.();
          cancelOf.delete(cell);
          if (!isRemoved) {
            const sentAmount = hasRefusedRow && amount === 1 ? REFUSED_AMOUNT : amount;
            const invocation: { address: string; onCanceled?: () => void } = { address: `S!F${cell}` };
            let isCancelled = false;
            const value = work.predict({ data: [[sentAmount, "a", LEAP_DAY]], output: "own" }, invocation);
            ended.push(value.then((got) => [sentAmount, isCancelled, got]));
            cancelOf.set(cell, () => {
              isCancelled = true;
              invocation.onCanceled?.();
            });
          }
          if (!cancelsFirst) before?.();
        }
        const all = await Promise.all(ended);
        const hasFailed = work.sent.some((rows, request) => interfere(rows, request) !== undefined);
        const wrong = all.filter(([amount, isCancelled, value]) => {
          if (typeof value !== "string") return JSON.stringify(value) !== JSON.stringify([[own(amount)]]);
          if (isCancelled) return false;
          return !hasFailed || value.includes("cancelled") || !/^#(N\/A|VALUE!) ./.test(value);
        });
        expect(wrong).toEqual([]);
        expect(work.functions.cells.getState().waitingCount).toBe(0);
      },
    );
    await fc.assert(property, { numRuns: runs(2_000, 60) });
  });
});
