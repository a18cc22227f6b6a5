import type { FormulaClock } from "../host/ports";
import type { FormulaCells } from "./formula-cells";
import type { LookedAtCells } from "./looked-at-cells";

const FIRST_MS = 30_000;
const LAST_MS = 300_000;

/** Cells whose trouble ends by itself are calculated anew, ever more seldom, so that they come back without being touched. */
export class CellRetries {
  private isDue = false;
  private delayMs = FIRST_MS;

  constructor(
    private readonly cells: Pick<FormulaCells, "addressesToTry">,
    private readonly standing: Pick<LookedAtCells, "markDirty">,
    private readonly clock: Pick<FormulaClock, "startTimer">,
  ) {}

  /** A cell has such a trouble. */
  note(): void {
    if (this.isDue) return;
    this.isDue = true;
    this.clock.startTimer(this.delayMs, () => {
      this.isDue = false;
      this.delayMs = Math.min(2 * this.delayMs, LAST_MS);
      const addresses = this.cells.addressesToTry();
      if (addresses.length > 0) this.standing.markDirty(addresses).catch(() => this.note()); // Excel was busy.
    });
  }

  /** The endpoint answers. */
  noteAnswer(): void {
    this.delayMs = FIRST_MS;
  }
}
