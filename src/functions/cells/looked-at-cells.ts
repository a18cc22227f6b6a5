import type { FormulaConsents } from "../consent/formula-consents";
import type { CellRecalculation } from "../host/ports";
import type { FormulaCells } from "./formula-cells";

/**
 * Cells as the sheet holds them. No function is told of a row that is deleted, or of a formula that is cut or taken back: such cells are
 * forgotten when the sheet is looked at, with what they wanted to send.
 */
export class LookedAtCells {
  private looking: Promise<void> | undefined;

  constructor(
    private readonly cells: Pick<FormulaCells, "addresses" | "begun" | "forget" | "isAnyHeld">,
    private readonly consents: Pick<FormulaConsents, "withdraw" | "withdrawRows">,
    private readonly recalculation: CellRecalculation,
  ) {}

  /** Calculates those of these cells anew that hold formulas of ours. @throws WorkbookError what Excel refused */
  async markDirty(addresses: readonly string[]): Promise<void> {
    if (addresses.length === 0) return;
    const { begun } = this.cells;
    this.forget(await this.recalculation.markDirty(addresses), begun);
  }

  /** Looks at all of them; who asks meanwhile gets the same look. @throws WorkbookError what Excel refused */
  look(): Promise<void> {
    this.looking ??= this.lookAtAll().finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async lookAtAll(): Promise<void> {
    const { begun } = this.cells;
    const addresses = this.cells.addresses();
    if (addresses.length > 0) this.forget(await this.recalculation.withoutFormula(addresses), begun);
  }

  private forget(gone: readonly string[], begun: number): void {
    const forgotten = this.cells.forget(gone, begun);
    for (const address of forgotten) this.consents.withdraw(address);
    // Rows are asked for by what they hold, not by their cells.
    if (forgotten.length > 0 && !this.cells.isAnyHeld()) this.consents.withdrawRows();
  }
}
