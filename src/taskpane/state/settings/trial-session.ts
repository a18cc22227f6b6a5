import { asScoringError } from "../../../core/as-scoring-error";
import type { ScoringError } from "../../../core/errors";
import type { Finding } from "../../../excel/trial/assumption";
import type { PaneServices } from "../../services/pane-services";
import type { ExcelTrial } from "../../services/sheet-port";
import { LatestOnly } from "../basis/latest-only";
import { Subscribable } from "../basis/subscribable";

export type TrialState =
  | { readonly phase: "idle" }
  | { readonly phase: "trying"; readonly findings: readonly Finding[] }
  | { readonly phase: "done"; readonly trial: ExcelTrial }
  | { readonly phase: "failed"; readonly error: ScoringError };

/** Tries this Excel, when the analyst asks for it. */
export class TrialSession extends Subscribable<TrialState> {
  private readonly trying = new LatestOnly();

  constructor(private readonly services: Pick<PaneServices, "sheet">) {
    super({ phase: "idle" });
  }

  async start(): Promise<void> {
    const signal = this.trying.begin();
    let findings: readonly Finding[] = [];
    this.publish({ phase: "trying", findings });
    const publish = (state: TrialState): void => {
      if (!signal.aborted) this.publish(state);
    };
    try {
      const sheet = await this.services.sheet();
      const trial = await sheet.tryExcel(signal, (finding) => {
        findings = [...findings, finding];
        publish({ phase: "trying", findings });
      });
      publish({ phase: "done", trial });
    } catch (error) {
      publish({ phase: "failed", error: asScoringError(error) });
    }
  }

  cancel(): void {
    this.trying.stop();
    this.publish({ phase: "idle" });
  }
}
