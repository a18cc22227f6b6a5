import type { LimitBounds, LimitReason, StartedRequest } from "./limit-bounds";
import { bringsAsMuch, LoadRound, pays, type LoadMeasure } from "./load-measure";
import { TriesOfMore } from "./tries-of-more";

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
  private round = new LoadRound(1, 0);
  private looks = 0;
  /** The level from which it grew. */
  private reference: LoadMeasure | undefined;
  private isReferenceSure = false;
  /** The level at which it stands, over the last rounds. */
  private usual: LoadMeasure | undefined;
  private slowRounds = 0;
  private aloneMs: number | undefined;
  /** The shortest that answers took at any level, on average. */
  private leastMs = Infinity;
  /** The level that brought more than fewer did, since it last stood. */
  private paid = 1;
  private isScouted = false;
  /** By how much it grows next, where it has been refused; else it doubles. */
  private step = Infinity;
  private tries = new TriesOfMore(() => 0);
  private hasAnswered = false;
  private hasTriedFewer = false;
  private loweredAtChange = 0;
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
    this.tries = new TriesOfMore(bounds.left);
    this.hasAnswered = this.hasTriedFewer = false;
    this.aloneMs = this.reference = undefined;
    this.isReferenceSure = false;
    this.leastMs = Infinity;
    if (bounds.holds) this.settle(bounds.first, "most");
    else if (isKnown && LIMITED.includes(this.why)) this.settle(known, this.why);
    else {
      this.settle(isKnown ? Math.max(bounds.first, Math.ceil(known / 2)) : bounds.first, "growing");
      this.set(this.allowed, "growing", { kind: "measuring" });
    }
  }

  /** @param underWay requests at once, this one among them */
  started(underWay: number, nowMs: number): StartedRequest {
    const round = this.round.join(underWay) ? this.round : undefined;
    return { startedAtMs: nowMs, underWay, change: this.changes, round };
  }

  answered({ startedAtMs, underWay, change, round }: StartedRequest, nowMs: number): void {
    const latencyMs = nowMs - startedAtMs;
    this.lastMs = nowMs;
    this.tries.noteAnswer();
    if (!this.hasAnswered && underWay === 1) this.aloneMs = latencyMs;
    this.hasAnswered = true;
    round?.add(latencyMs);
    if (this.phase.kind === "scouting" && change === this.changes && underWay >= this.allowed) this.growOn();
    else if (this.round.isOver) this.judgeRound();
    else if (this.round.isSpent) this.openRound();
    if (this.phase.kind === "settled" && this.tries.isDue) this.scout();
  }

  /** The endpoint refused one, as too many. */
  refused({ underWay, change, round }: StartedRequest, nowMs: number): void {
    this.lastMs = nowMs;
    round?.lose();
    const isOfTheSame = change < this.loweredAtChange;
    const goesOn = !isOfTheSame && this.tries.hasRefusals && this.tries.isRecent && this.phase.kind === "settled";
    if (!isOfTheSame) this.tries.noteFailed();
    this.tries.noteRefusal();
    const lowered = goesOn ? Math.floor(this.allowed * REFUSED_SHARE) : underWay - 1;
    this.lower(Math.min(this.allowed, lowered), "refused");
  }

  /** The endpoint had no time for one: it or what stands before it says so. */
  overloaded({ change, round }: StartedRequest, nowMs: number): void {
    this.lastMs = nowMs;
    round?.lose();
    if (change >= this.loweredAtChange) this.lower(Math.floor(this.allowed / 2), "overloaded");
  }

  /** One ended in a way that tells nothing. */
  lost({ round }: StartedRequest): void {
    round?.lose();
  }

  /** So long a request that was refused was held back. */
  noteHeld(heldMs: number): void {
    this.tries.noteHeld(heldMs);
  }

  private lower(allowed: number, why: LimitReason): void {
    this.settle(allowed, why);
    this.loweredAtChange = this.changes;
  }

  private judgeRound(): void {
    if (this.phase.kind === "measuring") this.judgeGrowth();
    else if (this.phase.kind === "fewer") this.judgeFewer(this.phase);
    else if (this.phase.kind === "settled") this.judgeUsual();
  }

  private openRound(): void {
    const isQuick = this.phase.kind === "measuring" && this.looks === 0;
    const least = this.phase.kind === "settled" ? 20 : 8;
    const size = isQuick ? Math.max(this.isReferenceSure ? 8 : 4, this.allowed / 2) : Math.max(least, 2 * this.allowed);
    this.round = new LoadRound(this.allowed, this.phase.kind === "scouting" ? 0 : Math.ceil(size));
  }

  /** Whether this many brought more than fewer did. Before that is denied it is looked at longer: a few slow answers tell nothing. */
  private judgeGrowth(): void {
    const measured = this.round.measure();
    const { reference, aloneMs } = this;
    const alone = aloneMs === undefined ? undefined : { level: 1, latencyMs: aloneMs, rate: 1 / aloneMs };
    const before = reference ?? alone;
    if (this.round.isSure) this.leastMs = Math.min(this.leastMs, measured.latencyMs);
    const told = this.allowed < this.bounds.most ? TOLD_GROWTH : TOLD_GROWTH_AT_MOST;
    if (this.bounds.holds || (before !== undefined && this.allowed < told * before.level)) return this.growOn();
    const isFirstLook = this.looks === 0 && !this.isReferenceSure;
    if (before === undefined || pays(measured, before, isFirstLook ? CLEAR_GAIN : LEAST_GAIN)) {
      this.reference = measured;
      this.isReferenceSure = false;
      this.paid = before === undefined ? 1 : measured.level;
      this.tries.noteSuccess();
      return this.growOn();
    }
    if (isFirstLook) {
      this.looks++;
      return this.openRound();
    }
    // As many as are under way without waiting behind each other, and one that waits.
    const shortestMs = Math.min(this.leastMs, before.latencyMs);
    const filling = Math.min(this.allowed, Math.max(2, this.paid, Math.ceil(measured.rate * shortestMs)));
    if (reference === undefined) return this.tryFewer(measured, filling, true);
    this.tries.noteFailed();
    if (!this.mayBeTooMany(reference, filling)) return this.settle(filling, "no-gain");
    this.hasTriedFewer = true;
    const from = { ...measured, level: filling, latencyMs: filling / measured.rate };
    this.tryFewer(from, Math.max(2, Math.floor(filling / 2)), false);
  }

  /** Of a level that was the first, nothing tells whether it was too many itself. It is found out once, where a slower round costs little. */
  private mayBeTooMany(reference: LoadMeasure, filling: number): boolean {
    const { first, left } = this.bounds;
    const isFirst = reference.level <= first && filling <= first && filling > 2;
    return isFirst && !this.hasTriedFewer && left() >= CHEAP_ROUNDS * filling;
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
    this.openRound();
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
    if (this.phase.kind === "scouting") {
      this.isScouted = true;
      if (this.why === "refused" || this.why === "overloaded") this.tries.noteSuccess();
    }
    if (this.allowed >= this.bounds.most) return this.settle(this.allowed, "most");
    if (!this.isScouted) return this.scout();
    const step = Math.min(this.step, this.allowed, this.tries.refusalsLeft);
    this.step *= 2;
    this.set(this.allowed + Math.max(1, step), "growing", { kind: "measuring" });
  }

  private scout(): void {
    if (this.allowed >= this.bounds.most) return;
    const latencyMs = this.usual?.latencyMs ?? this.reference?.latencyMs ?? this.aloneMs ?? 0;
    if (!this.tries.isWorthIt(this.allowed, latencyMs))
      return this.phase.kind === "settled" ? undefined : this.settle(this.allowed, "few-left");
    if (this.usual !== undefined) {
      this.reference = this.usual;
      this.isReferenceSure = true;
    }
    this.set(this.allowed + 1, LIMITED.includes(this.why) ? this.why : "growing", { kind: "scouting" });
  }

  private settle(allowed: number, why: LimitReason): void {
    this.isScouted = false;
    this.paid = 1;
    this.step = why === "refused" || why === "overloaded" ? 1 : Infinity;
    this.tries.restart();
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
    this.openRound();
  }
}

/** Of what a level would bring if more at once cost the endpoint nothing: what is seen at the first look, and what is asked at the second. */
const CLEAR_GAIN = 0.5;
const LEAST_GAIN = 0.25;
/** Growth that is told from chance by the answers of one round. */
const TOLD_GROWTH = 2;
const TOLD_GROWTH_AT_MOST = 1.2;
/** What is left, in rounds of as many as go at once, so that a round with half as many costs little of it. */
const CHEAP_ROUNDS = 50;
const SLOW = 2;
const REFUSED_SHARE = 0.7;
const KNOWN_FOR_MS = 600_000;
const LIMITED: readonly LimitReason[] = ["refused", "overloaded", "no-gain"];
