import type { LimitBounds, LimitReason, StartedRequest } from "./limit-bounds";
import { bringsAsMuch, LoadRound, pays, type LoadMeasure } from "./load-measure";

type Phase =
  /** It is measured how much comes of this many. */
  | { readonly kind: "measuring" }
  /** One more is tried, before many more are. */
  | { readonly kind: "scouting" }
  /** It is measured whether as much comes of fewer. */
  | { readonly kind: "fewer"; readonly from: LoadMeasure; readonly isFirst: boolean }
  | { readonly kind: "settled" };

/**
 * How many requests one endpoint is sent at once, found out while it is used.
 *
 * It begins with few, tries one more, and then doubles as long as that pays (slow start: RFC 5681, section 3.1). More pay when the rate of
 * answers rises by a quarter of what it would if they cost the endpoint nothing (BBR leaves its startup at a growth under a quarter:
 * draft-ietf-ccwg-bbr); where they do not, it stands at rate x latency of the level below, as much as is under way without waiting in a line
 * (Little's law; the product of bandwidth and delay there). When answers take twice as long as they did, fewer are tried in proportion, at
 * least half (the gradient of Netflix' concurrency-limits, Gradient2), and kept where as much comes of them.
 *
 * A refusal tells the number itself: those before it passed. Refusals that go on, though fewer are sent, are no matter of number alone: then
 * it falls to 0.7 of what it was (RFC 9438, section 4.6), when the endpoint has no time to one half (RFC 5681). What it gave up it tries
 * again by one more, after 20 answers, then 40, 80, ...; and never where what is left would be over before that pays.
 */
export class ConcurrencyLimit {
  private bounds: LimitBounds;
  private allowed: number;
  private why: LimitReason = "growing";
  private phase: Phase = { kind: "measuring" };
  private changes = 0;
  private round = new LoadRound(1);
  private looks = 0;
  /** The level from which it grew. */
  private reference: LoadMeasure | undefined;
  /** The level at which it stands, over the last rounds. */
  private usual: LoadMeasure | undefined;
  private slowRounds = 0;
  private aloneMs: number | undefined;
  private isScouted = false;
  /** By how much it grows next, where it has been refused; else it doubles. */
  private step = Infinity;
  private answers = 0;
  private refusals = 0;
  private answersSince = 0;
  /** Tries to send more at once that have failed since one succeeded. */
  private failedTries = 0;
  private loweredAtChange = 0;
  private longestHeldMs = 0;
  private lastMs = -Infinity;

  /** @param first requests at once before any run has begun, and the most then */
  constructor(first: number) {
    this.bounds = { most: first, first, holds: false, left: () => 0 };
    this.allowed = first;
  }

  get current(): number {
    return this.allowed;
  }

  get reason(): LimitReason {
    return this.why;
  }

  /** A run begins: what was learned of the endpoint holds for ten minutes. */
  begin(bounds: LimitBounds, nowMs: number): void {
    const isKnown = !bounds.holds && !this.bounds.holds && nowMs - this.lastMs < KNOWN_FOR_MS;
    const known = this.allowed;
    this.bounds = bounds;
    this.answers = this.refusals = this.longestHeldMs = this.failedTries = 0;
    this.aloneMs = this.reference = undefined;
    if (bounds.holds) this.settle(bounds.first, "most");
    else if (isKnown && LIMITED.includes(this.why)) this.settle(known, this.why);
    else {
      this.settle(isKnown ? Math.max(bounds.first, Math.ceil(known / 2)) : bounds.first, "growing");
      this.phase = { kind: "measuring" };
      this.step = Infinity;
    }
  }

  /** @param underWay requests at once, this one among them */
  started(underWay: number, nowMs: number): StartedRequest {
    return { startedAtMs: nowMs, underWay, change: this.changes };
  }

  answered({ startedAtMs, underWay, change }: StartedRequest, nowMs: number): void {
    const latencyMs = nowMs - startedAtMs;
    this.lastMs = nowMs;
    this.answers++;
    this.answersSince++;
    if (this.answers === 1 && underWay === 1) this.aloneMs = latencyMs;
    if (change === this.changes) {
      this.round.add(latencyMs, underWay);
      if (this.phase.kind === "scouting" && underWay >= this.allowed) return this.growOn();
    }
    this.judgeRound();
    if (this.phase.kind === "settled" && this.answersSince >= this.answersBeforeTry()) this.scout();
  }

  /** The endpoint refused one, as too many. */
  refused({ underWay, change }: StartedRequest, nowMs: number): void {
    this.lastMs = nowMs;
    const isOfTheSame = change < this.loweredAtChange;
    const goesOn =
      !isOfTheSame && this.refusals > 0 && this.answersSince < FIRST_TRY_AFTER && this.phase.kind === "settled";
    if (!isOfTheSame) this.failedTries++;
    this.refusals++;
    this.step = 1;
    const lowered = goesOn ? Math.floor(this.allowed * REFUSED_SHARE) : underWay - 1;
    this.lower(Math.min(this.allowed, lowered), "refused");
  }

  /** The endpoint had no time for one: it or what stands before it says so. */
  overloaded({ change }: StartedRequest, nowMs: number): void {
    this.lastMs = nowMs;
    if (change < this.loweredAtChange) return;
    this.step = 1;
    this.lower(Math.floor(this.allowed / 2), "overloaded");
  }

  /** So long a request that was refused was held back. */
  noteHeld(heldMs: number): void {
    this.longestHeldMs = Math.max(this.longestHeldMs, heldMs);
  }

  private lower(allowed: number, why: LimitReason): void {
    this.settle(allowed, why);
    this.loweredAtChange = this.changes;
  }

  private judgeRound(): void {
    const { count } = this.round;
    switch (this.phase.kind) {
      case "measuring":
        if (count >= (this.looks === 0 ? Math.max(4, this.allowed / 2) : Math.max(8, 2 * this.allowed)))
          this.judgeGrowth();
        break;
      case "fewer":
        if (count >= Math.max(8, 2 * this.allowed)) this.judgeFewer(this.phase);
        break;
      case "settled":
        if (count >= Math.max(20, 2 * this.allowed)) this.judgeUsual();
        break;
      case "scouting":
    }
  }

  /** Whether this many brought more than fewer did. Before that is denied it is looked at longer: a few slow answers tell nothing. */
  private judgeGrowth(): void {
    const measured = this.round.measure();
    const { reference, aloneMs } = this;
    const alone = aloneMs === undefined ? undefined : { level: 1, latencyMs: aloneMs, rate: 1 / aloneMs };
    const before = reference ?? alone;
    const isUntold = before === undefined || this.bounds.holds || this.allowed < TOLD_GROWTH * before.level;
    if (isUntold || pays(measured, before)) {
      if (!isUntold || before === undefined) this.reference = measured;
      return this.growOn();
    }
    if (this.looks++ === 0) return;
    // As many as are under way without waiting behind each other.
    const filling = Math.min(this.allowed, Math.max(before.level, Math.ceil(measured.rate * before.latencyMs)));
    if (reference === undefined) return this.tryFewer(measured, Math.max(2, filling), true);
    this.failedTries++;
    // Of a level that was the first nothing tells whether it was too many itself.
    if (reference.level <= this.bounds.first && filling <= this.bounds.first && filling > 2)
      return this.tryFewer({ ...measured, level: filling }, Math.floor(filling / 2), false);
    this.settle(filling, "no-gain");
  }

  private tryFewer(from: LoadMeasure, allowed: number, isFirst: boolean): void {
    if (allowed < from.level) this.set(allowed, "no-gain", { kind: "fewer", from, isFirst });
    else if (isFirst) {
      this.reference = from;
      this.growOn();
    } else this.settle(from.level, "no-gain");
  }

  private judgeFewer({ from, isFirst }: Phase & { kind: "fewer" }): void {
    const measured = this.round.measure();
    if (bringsAsMuch(measured, from)) {
      this.settle(this.allowed, "no-gain");
      this.usual = measured;
    } else if (isFirst) {
      this.reference = from;
      this.set(from.level, "growing", { kind: "measuring" });
      this.growOn();
    } else {
      this.settle(from.level, "no-gain");
      this.usual = from;
    }
  }

  private judgeUsual(): void {
    const measured = this.round.measure();
    this.round = new LoadRound(this.allowed);
    const { usual } = this;
    if (usual === undefined || this.bounds.holds) {
      this.usual = measured;
      return;
    }
    this.slowRounds = measured.latencyMs > SLOW * usual.latencyMs ? this.slowRounds + 1 : 0;
    if (this.slowRounds === 0) {
      this.usual = { ...measured, latencyMs: 0.9 * usual.latencyMs + 0.1 * measured.latencyMs };
    } else if (this.slowRounds === 2 && this.allowed > 1) {
      const share = Math.max(0.5, usual.latencyMs / measured.latencyMs);
      this.tryFewer(measured, Math.max(1, Math.floor(this.allowed * share)), false);
    }
  }

  /** More are tried: one, and once it has passed, many. */
  private growOn(): void {
    if (this.phase.kind === "scouting") this.isScouted = true;
    if (this.allowed >= this.bounds.most) return this.settle(this.allowed, "most");
    if (!this.isScouted) return this.scout();
    this.failedTries = 0;
    const step = Math.min(this.step, this.allowed, this.mostRefused() - this.refusals);
    this.step *= 2;
    this.set(this.allowed + Math.max(1, step), "growing", { kind: "measuring" });
  }

  private scout(): void {
    if (this.allowed >= this.bounds.most) return;
    if (!this.isWorthTrying()) return this.phase.kind === "settled" ? undefined : this.settle(this.allowed, "few-left");
    if (this.usual !== undefined) this.reference = this.usual;
    this.set(this.allowed + 1, this.refusals === 0 ? "growing" : this.why, { kind: "scouting" });
  }

  /** Whether what is left takes long enough, and the endpoint has not had to refuse too much for the size of this run. */
  private isWorthTrying(): boolean {
    const left = this.bounds.left();
    const latencyMs = this.usual?.latencyMs ?? this.reference?.latencyMs ?? this.aloneMs ?? 0;
    const leftMs = (left / this.allowed) * latencyMs;
    if (this.refusals > 0 && this.refusals + 1 > this.mostRefused()) return false;
    return leftMs >= Math.max(WORTH_MS, 2 * this.longestHeldMs);
  }

  /** Requests that the endpoint may have to refuse in this run, so that more at once are found. */
  private mostRefused(): number {
    return Math.floor(MOST_REFUSED_SHARE * (this.answers + this.bounds.left()));
  }

  /** Answers that come before more are tried again. */
  private answersBeforeTry(): number {
    return Math.min(FIRST_TRY_AFTER * 2 ** Math.max(0, this.failedTries - 1), LAST_TRY_AFTER);
  }

  private settle(allowed: number, why: LimitReason): void {
    this.isScouted = false;
    this.answersSince = 0;
    this.slowRounds = 0;
    this.usual = undefined;
    this.set(allowed, why, { kind: "settled" });
  }

  private set(allowed: number, why: LimitReason, phase: Phase): void {
    this.allowed = Math.max(1, Math.min(allowed, this.bounds.most));
    this.why = why;
    this.phase = phase;
    this.changes++;
    this.looks = 0;
    this.round = new LoadRound(this.allowed);
  }
}

/** Growth that is told from chance by the answers of one round. */
const TOLD_GROWTH = 1.5;
const SLOW = 2;
const REFUSED_SHARE = 0.7;
const FIRST_TRY_AFTER = 20;
const LAST_TRY_AFTER = 320;
/** What is left must take so long at least that it is worth trying more at once. */
const WORTH_MS = 500;
const MOST_REFUSED_SHARE = 0.015;
const KNOWN_FOR_MS = 600_000;
const LIMITED: readonly LimitReason[] = ["refused", "overloaded", "no-gain"];
