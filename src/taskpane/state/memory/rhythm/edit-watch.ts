import type { MemoryPort } from "../../../services/memory-port";
import type { Later } from "../../../services/pane-services";

/**
 * Follows the edits that Excel tells of, only while somebody has to know of them: each costs Excel a message to the pane. Where Excel tells of
 * none, or refuses it, what else is noticed is left.
 */
export class EditWatch {
  private isWanted = false;
  private latest: Promise<void> = Promise.resolve();
  private end: (() => Promise<void>) | undefined;

  constructor(
    private readonly host: Later<Pick<MemoryPort, "followEdits">>,
    private readonly onEdit: () => void,
  ) {}

  /** Begins or ends to follow; what is asked for last counts. */
  want(isWanted: boolean): void {
    if (isWanted === this.isWanted) return;
    this.isWanted = isWanted;
    this.latest = this.latest.then(() => this.settle()).catch(() => undefined);
  }

  private async settle(): Promise<void> {
    const { end } = this;
    if (this.isWanted && end === undefined) {
      const host = await this.host();
      this.end = await host.followEdits(() => this.isWanted && this.onEdit());
    }
    if (!this.isWanted && end !== undefined) {
      this.end = undefined;
      await end();
    }
  }
}
