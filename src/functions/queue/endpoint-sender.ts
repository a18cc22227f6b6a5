import { CONCURRENT_REQUESTS, MOST_CONCURRENT_REQUESTS } from "../../scoring/scoring-plan";
import type { Endpoint } from "../../scoring/ports";
import type { SentBatch } from "./sent-batch";
import { SendingRun, type SendingRunParts } from "./sending-run";

export interface EndpointSenderParts extends Omit<SendingRunParts, "endpoint"> {
  /** One for each run, as its queries learn from each other whether the endpoint is there. */
  readonly createEndpoint: () => Endpoint;
}

/** Sends batches to one endpoint, in one run as long as they come one after the other. */
export class EndpointSender {
  private run: SendingRun | undefined;

  constructor(private readonly parts: EndpointSenderParts) {}

  /** Batches that have not been sent. */
  get left(): number {
    return this.run?.left ?? 0;
  }

  send(batch: SentBatch): void {
    const current = this.run;
    if (current !== undefined && !current.isOver) return current.add(batch);
    const { createEndpoint, budget, ...more } = this.parts;
    const run = (this.run = new SendingRun({ ...more, budget, endpoint: createEndpoint() }));
    run.add(batch);
    // A run of the pane that is under way keeps its bounds.
    if (!budget.isBusy) {
      budget.begin({ most: MOST_CONCURRENT_REQUESTS, first: CONCURRENT_REQUESTS, holds: false, left: () => run.left });
    }
    void run.start();
  }
}
