import type { FormulaClock } from "../host/ports";
import type { FormulaCells } from "./formula-cells";
import type { LookedAtCells } from "./looked-at-cells";

const FIRST_MS = 5_000;
/** Each costs a request to an endpoint that is away. */
const LAST_MS = 120_000;

/** Cells whose trouble ends by itself are calculated anew, ever more seldom, so that they come back without being touched. */
export class CellRetries {
  private takeBack: (() => void) | undefined;
  private delayMs = FIRST_MS;
  private lastMs = -Infinity;

  constructor(
    private readonly cells: Pick<FormulaCells, "addressesToTry">,
    private readonly standing: Pick<LookedAtCells, "markDirty">,
    private readonly clock: FormulaClock,
  ) {}

  /** A cell has such a trouble. */
  note(): void {
    if (this.takeBack !== undefined) return;
    if (this.clock.now() - this.lastMs > 2 * LAST_MS) this.delayMs = FIRST_MS;
    this.start();
  }

  /** An endpoint that was away is back: what waits for it need not wait as long as it was to. */
  noteBack(): void {
    this.delayMs = FIRST_MS;
    if (this.takeBack === undefined) return;
    this.takeBack();
    this.start();
  }

  private start(): void {
    this.takeBack = this.clock.startTimer(this.delayMs, () => {
      this.takeBack = undefined;
      this.delayMs = Math.min(2 * this.delayMs, LAST_MS);
      this.lastMs = this.clock.now();
      const addresses = this.cells.addressesToTry();
      if (addresses.length > 0) this.standing.markDirty(addresses).catch(() => this.note()); // Excel was busy.
    });
  }
}
