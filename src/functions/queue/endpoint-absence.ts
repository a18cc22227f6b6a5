import type { FormulaError } from "../answers/formula-error";
import type { FormulaClock } from "../host/ports";
import type { RequestTurn, RequestTurns } from "../../scoring/ports";

/** So long cells wait for an endpoint of which nothing is heard but failures that pass. */
export const MOST_SILENCE_MS = 4_000;
/** Requests that ask, one after the other, whether an endpoint is back: one alone may be what it breaks at. */
export const MOST_PROBES = 2;
/** The client's own first wait is shorter: the endpoint asked to be left alone. */
const LONG_WAIT_MS = 2_500;
const SHORT_WAIT_MS = 1_000;

/**
 * Whether an endpoint is away, for all that formulas send there: the client would wait for it for minutes, and a cell that waits says nothing.
 * Requests that were under way before the first failure are waited for: a slow endpoint may answer them yet.
 */
export class EndpointAbsence {
  private readonly underWay = new Set<object>();
  /** Of these, the ones that may still show that the endpoint is there. */
  private witnesses = new Set<object>();
  private why: FormulaError | undefined;
  private isSilenceOver = false;
  private isGone = false;
  private askAgainAtMs = -Infinity;
  private failedProbes = 0;
  private stopTimer = (): void => undefined;
  private readonly listeners = new Set<(why: FormulaError) => void>();

  /** @param onBack told when an endpoint that was away says something */
  constructor(
    private readonly clock: FormulaClock,
    private readonly onBack: () => void,
  ) {}

  get isAway(): boolean {
    return this.isGone;
  }

  /** Why nothing is sent now: the endpoint is away, and was asked a moment ago, or wants to be left alone for a while. */
  get whyNotNow(): FormulaError | undefined {
    const isAsked = this.failedProbes >= MOST_PROBES && this.clock.now() < this.askAgainAtMs;
    return this.isGone && isAsked ? this.why : undefined;
  }

  /** Tells of the endpoint once it is away. @returns what ends it */
  readonly subscribe = (listener: (why: FormulaError) => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The same turns, counted. */
  counted(turns: RequestTurns): RequestTurns {
    return { open: () => this.countedTurn(turns.open()) };
  }

  /** @param delayMs so long the endpoint is to be left alone */
  noteFailure(why: FormulaError, delayMs: number): void {
    const nowMs = this.clock.now();
    if (nowMs >= this.askAgainAtMs) this.failedProbes = 0;
    this.failedProbes += delayMs > LONG_WAIT_MS ? MOST_PROBES : 1;
    this.askAgainAtMs = nowMs + Math.max(delayMs, SHORT_WAIT_MS);
    const isFirst = this.why === undefined;
    this.why = why;
    if (!isFirst) return;
    this.witnesses = new Set(this.underWay);
    this.stopTimer = this.clock.startTimer(MOST_SILENCE_MS, () => {
      this.isSilenceOver = true;
      this.settle();
    });
  }

  /** It said something, be it that it refuses rows. */
  noteThere(): void {
    const wasAway = this.isGone;
    this.stopTimer();
    this.why = undefined;
    this.isGone = this.isSilenceOver = false;
    this.witnesses.clear();
    if (wasAway) this.onBack();
  }

  private settle(): void {
    if (!this.isSilenceOver || this.isGone || this.witnesses.size > 0 || this.why === undefined) return;
    this.isGone = true;
    this.failedProbes = MOST_PROBES;
    for (const listener of [...this.listeners]) listener(this.why);
  }

  private countedTurn(turn: RequestTurn): RequestTurn {
    const attempt = {};
    const over = (): void => {
      this.underWay.delete(attempt);
      if (this.witnesses.delete(attempt)) this.settle();
    };
    return {
      begin: async (signal) => {
        await turn.begin(signal);
        this.underWay.add(attempt);
      },
      end: (how) => {
        if (how === "answered") this.noteThere();
        over();
        turn.end(how);
      },
      leave: () => {
        over();
        turn.leave();
      },
    };
  }
}
