import { asScoringError } from "../../../core/as-scoring-error";
import type { ScoringError } from "../../../core/errors";
import { canonicalJson } from "../../../core/json/canonical-json";
import { endpointUrl, type EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import type { RetryWait } from "../../../scoring/ports";
import type { Preview } from "../../../scoring/preview/preview-rows";
import type { ScoringPlan } from "../../../scoring/scoring-plan";
import type { PaneServices } from "../../services/pane-services";
import { LatestOnly } from "../basis/latest-only";
import { Subscribable } from "../basis/subscribable";
import type { RunOrder } from "./run-session";

/** `about` tells what was previewed: a preview of other columns, another model or other settings says nothing about the next run. */
export type PreviewState =
  | { readonly kind: "none" }
  | {
      readonly kind: "asking";
      readonly about: string;
      readonly sinceMs: number;
      readonly wait?: RetryWait & { readonly untilMs: number };
    }
  | {
      readonly kind: "shown";
      readonly about: string;
      readonly naming: Pick<ScoringPlan, "columnName" | "outputNames">;
      readonly preview: Preview;
    }
  | { readonly kind: "failed"; readonly about: string; readonly error: ScoringError };

export type CurrentPreview = Exclude<PreviewState, { readonly kind: "none" }>;

type PreviewServices = Pick<PaneServices, "runs" | "clock">;

/** The first rows as the model answers them, shown in the pane alone. */
export class PreviewSession extends Subscribable<PreviewState> {
  private readonly services: PreviewServices;
  private readonly asking = new LatestOnly();
  /** By URL of the endpoint: what the latest preview has found that could find it out. */
  private readonly foundRowByRow = new Map<string, boolean>();

  constructor(services: PreviewServices) {
    super({ kind: "none" });
    this.services = services;
  }

  /** Asks for what a run of this order would write first; settles when it is shown, has failed or is not wanted any more. */
  async ask(order: RunOrder): Promise<void> {
    const about = previewKey(order);
    const { connection, address, plan } = order;
    const signal = this.asking.begin();
    const show = (state: PreviewState) => {
      if (!signal.aborted) this.publish(state);
    };
    const { clock } = this.services;
    const sinceMs = clock.now();
    const onWait = (wait: RetryWait) =>
      show({ kind: "asking", about, sinceMs, wait: { ...wait, untilMs: clock.now() + wait.delayMs } });
    show({ kind: "asking", about, sinceMs });
    try {
      const runs = await this.services.runs();
      const preview = await runs.previewRows(connection, address, plan, { signal, onWait });
      if (preview.isRowByRow !== undefined) this.foundRowByRow.set(endpointUrl(address), preview.isRowByRow);
      show({ kind: "shown", about, naming: plan, preview });
    } catch (error) {
      show({ kind: "failed", about, error: asScoringError(error) });
    }
  }

  /** Whether the endpoint's model answers for a row alike whatever rows are sent along, as far as previews have found it out. */
  isRowByRow(address: EndpointAddress): boolean | undefined {
    return this.foundRowByRow.get(endpointUrl(address));
  }

  /** Puts the preview away, or gives it up. */
  close(): void {
    this.asking.stop();
    this.publish({ kind: "none" });
  }
}

/** The preview, if it is of what pressing the button now is about. */
export function currentPreview(state: PreviewState, order: () => RunOrder | undefined): CurrentPreview | undefined {
  if (state.kind === "none") return undefined;
  const current = order();
  return current !== undefined && previewKey(current) === state.about ? state : undefined;
}

/** Equal for orders that ask the same model for the same rows in the same way. Which outputs it has is what a preview is asked for. */
function previewKey({ connection, address, plan: { outputsExpected: _expected, ...plan } }: RunOrder): string {
  return canonicalJson([connection.upstream.id, endpointUrl(address), plan]);
}
