import type { HostState } from "../../../excel/host/excel-queue";
import type { PaneServices } from "../../services/pane-services";
import { Subscribable } from "../basis/subscribable";

/** Whether Excel owes the pane an answer. */
export class HostSession extends Subscribable<HostState> {
  constructor(private readonly services: Pick<PaneServices, "sheet">) {
    super({ wait: "none", owesRepair: false });
  }

  /** Follows it from now on; not at all where the code that talks to Excel did not come. @returns a function that ends it */
  open(): () => void {
    let end: (() => void) | undefined;
    let isOver = false;
    void this.services.sheet().then(
      (sheet) => {
        if (!isOver) end = sheet.followHost((state) => this.note(state));
      },
      () => undefined, // Whoever asks Excel for something says so.
    );
    return () => {
      isOver = true;
      end?.();
    };
  }

  private note(state: HostState): void {
    const { wait, owesRepair } = this.getState();
    if (state.wait !== wait || state.owesRepair !== owesRepair) this.publish(state);
  }
}
