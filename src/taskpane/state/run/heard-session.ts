import { endpointUrl, type EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import type { Preview } from "../../../scoring/preview/preview-rows";
import type { RunStatus } from "../../../scoring/run-status";
import type { PaneClock } from "../../services/pane-services";
import { Subscribable } from "../basis/subscribable";
import type { RunSession } from "./run-session";

/** What an endpoint has shown of itself since the pane was opened. */
export interface Heard {
  /** When it last answered rows, on the pane's clock. */
  readonly answeredAtMs: number;
  readonly pace?: Pace;
}

/** How fast it was. A run says more than a preview: it sends several requests at once, of full batches. */
export type Pace =
  { readonly basis: "preview"; readonly requestMs: number } | { readonly basis: "run"; readonly rowsPerMs: number };

interface HeardParts {
  readonly run: RunSession;
  readonly clock: PaneClock;
}

/** When endpoints last answered, and how fast, by `endpointUrl`: what a wait is explained and a run is estimated by. Asks nobody. */
export class HeardSession extends Subscribable<ReadonlyMap<string, Heard>> {
  constructor(private readonly parts: HeardParts) {
    super(new Map());
  }

  /** @returns a function that ends it */
  open(): () => void {
    const { run } = this.parts;
    let rowsAnswered = 0;
    let lastStatus: RunStatus | undefined;
    return run.subscribe(() => {
      const { status, order } = run.getState();
      if (order === undefined || status === lastStatus) return;
      lastStatus = status;
      const rows = "progress" in status ? status.progress.rowsScored : 0;
      if (rows > rowsAnswered) this.note(order.address);
      rowsAnswered = rows;
      const summary = "summary" in status ? status.summary : undefined;
      if (summary === undefined || summary.scored === 0 || summary.requestsMs <= 0) return;
      this.note(order.address, { basis: "run", rowsPerMs: summary.scored / summary.requestsMs });
    });
  }

  /** Takes note of a preview: a run has told more, if there was one. */
  notePreview(address: EndpointAddress, { answeredInMs }: Preview): void {
    const isBetterKnown = this.getState().get(endpointUrl(address))?.pace?.basis === "run";
    const isTold = answeredInMs !== undefined && !isBetterKnown;
    this.note(address, isTold ? { basis: "preview", requestMs: answeredInMs } : undefined);
  }

  private note(address: EndpointAddress, found?: Pace): void {
    const key = endpointUrl(address);
    const pace = found ?? this.getState().get(key)?.pace;
    const heard = { answeredAtMs: this.parts.clock.now(), ...(pace && { pace }) };
    this.publish(new Map([...this.getState(), [key, heard]]));
  }
}
