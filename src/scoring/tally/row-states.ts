/** What can be said of a row at once, as bits. */
const SCORED = 1;
const FAILED = 2;
/** Nothing is seen of it in the result columns. */
const BLANK = 4;
/** Written with less text than was answered. */
const CUT = 8;
/** Left alone, as it was not to be scored. */
const SKIPPED = 16;
/** An earlier prediction stands there, as far as this run has not written over it. */
const STANDING = 32;
/** Scored again, and its prediction is another one than before. */
const CHANGED = 64;

/**
 * What has become of each row of a source, in a few bytes a row, so that a million rows are counted in any order and as often as they are
 * written. A row of which nothing was said is untouched.
 */
export class RowStates {
  private bits = new Uint8Array(1024);
  /** Why a row failed: a number that whoever notes it gives a meaning. */
  private reasons = new Uint32Array(1024);
  /** Which values an answer lacked, one bit for each kind. */
  private lacks = new Uint8Array(1024);
  private counts = { scored: 0, failed: 0, skipped: 0 };
  private lacksOfAny = 0;

  get scored(): number {
    return this.counts.scored;
  }

  get failed(): number {
    return this.counts.failed;
  }

  get skipped(): number {
    return this.counts.skipped;
  }

  /** All bits of what answers ever lacked: of the others there is no row. */
  get lackingOfAny(): number {
    return this.lacksOfAny;
  }

  /** @param lacking bits of what its answer lacks, @param isBlank whether nothing of the answer is seen */
  noteScored(row: number, lacking: number, isBlank: boolean): void {
    this.clear(row);
    this.bits[row] = (this.bits[row]! & (CUT | STANDING)) | SCORED | (isBlank ? BLANK : 0);
    this.lacks[row] = lacking;
    this.lacksOfAny |= lacking;
    this.counts.scored++;
  }

  noteFailed(row: number, reason: number): void {
    this.clear(row);
    this.bits[row] = (this.bits[row]! & STANDING) | FAILED | BLANK;
    this.reasons[row] = reason;
    this.counts.failed++;
  }

  noteSkipped(row: number): void {
    this.clear(row);
    this.bits[row] = (this.bits[row]! & STANDING) | SKIPPED;
    this.counts.skipped++;
  }

  /** An earlier prediction stands in the row, or does no more. */
  noteStanding(row: number, isStanding: boolean): void {
    this.reach(row);
    this.bits[row] = isStanding ? this.bits[row]! | STANDING : this.bits[row]! & ~STANDING;
  }

  noteCut(row: number): void {
    this.reach(row);
    this.bits[row]! |= CUT;
  }

  /** Of a row that is scored: whether its prediction is another one than before. */
  noteChanged(row: number, isChanged: boolean): void {
    this.bits[row] = isChanged ? this.bits[row]! | CHANGED : this.bits[row]! & ~CHANGED;
  }

  isChanged(row: number): boolean {
    return this.has(row, CHANGED) && this.has(row, SCORED);
  }

  isScored(row: number): boolean {
    return this.has(row, SCORED);
  }

  /** Why a row failed; undefined for one that did not. */
  reasonOf(row: number): number | undefined {
    return this.has(row, FAILED) ? this.reasons[row] : undefined;
  }

  /** Whether a row failed, and its earlier prediction was not written over. */
  isFailedStanding(row: number): boolean {
    return this.has(row, FAILED) && this.has(row, STANDING);
  }

  isStanding(row: number): boolean {
    return this.has(row, STANDING);
  }

  isUntouched(row: number): boolean {
    return !this.has(row, SCORED | FAILED | SKIPPED);
  }

  isSkipped(row: number): boolean {
    return this.has(row, SKIPPED);
  }

  isCut(row: number): boolean {
    return this.has(row, CUT) && this.has(row, SCORED);
  }

  /** Whether a prediction is to be seen in the sheet: the row's own, or an earlier one that was not written over. */
  isSeen(row: number): boolean {
    return this.has(row, SCORED) ? !this.has(row, BLANK) : this.has(row, STANDING);
  }

  lackingOf(row: number): number {
    return this.has(row, SCORED) ? this.lacks[row]! : 0;
  }

  private has(row: number, bits: number): boolean {
    return ((this.bits[row] ?? 0) & bits) !== 0;
  }

  private clear(row: number): void {
    this.reach(row);
    if (this.has(row, SCORED)) this.counts.scored--;
    if (this.has(row, FAILED)) this.counts.failed--;
    if (this.has(row, SKIPPED)) this.counts.skipped--;
    this.lacks[row] = 0;
  }

  private reach(row: number): void {
    if (row < this.bits.length) return;
    const length = Math.max(row + 1, 2 * this.bits.length);
    this.bits = grown(this.bits, new Uint8Array(length));
    this.reasons = grown(this.reasons, new Uint32Array(length));
    this.lacks = grown(this.lacks, new Uint8Array(length));
  }
}

function grown<Values extends Uint8Array | Uint32Array>(from: Values, to: Values): Values {
  to.set(from);
  return to;
}
