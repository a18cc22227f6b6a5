import type { EndpointAddress } from "../../../src/endpoint/addresses/endpoint-address";
import type { RawExchange } from "../../../src/endpoint/send-raw";
import type { NextRequest } from "../../../src/scoring/preview/next-request";
import type { QueryOptions } from "../../../src/scoring/ports";
import type { Preview } from "../../../src/scoring/preview/preview-rows";
import type { ScoringPlan } from "../../../src/scoring/scoring-plan";
import type { Connection } from "../../../src/taskpane/services/connection";
import type { RunPort } from "../../../src/taskpane/services/run-port";
import { FakeRun } from "./fake-run";
import { previewOf } from "./pane-data";

/** Runs, previews and single requests, which answer what a test says. */
export class FakeRuns implements RunPort {
  readonly started: FakeRun[] = [];
  runError: Error | undefined;
  /** Plans whose next request was asked for. */
  readonly planned: ScoringPlan[] = [];
  next: NextRequest = {
    body: '{"dataframe_records":[{"sepal_length":5.1}]}',
    bodyBytes: 44,
    rowCount: 1,
    rowsLeftOut: 0,
  };
  nextError: Error | undefined;
  /** Previews that were asked for, and what becomes of the next. */
  readonly previewed: { address: EndpointAddress; plan: ScoringPlan; query: QueryOptions }[] = [];
  preview: Promise<Preview> | Preview = previewOf(["setosa"]);
  /** Requests that a person sent. */
  readonly sent: { connection: Connection; address: EndpointAddress; body: string; signal: AbortSignal }[] = [];
  exchange: Promise<RawExchange> | RawExchange = {
    elapsedMs: 84,
    answer: { status: 200, bodyBytes: 26, text: '{"predictions":["setosa"]}', servedModelName: "iris-1" },
  };

  get latest(): FakeRun {
    const run = this.started.at(-1);
    if (run === undefined) throw new Error("No run was started.");
    return run;
  }

  async createRun(): Promise<FakeRun> {
    if (this.runError !== undefined) throw this.runError;
    const run = new FakeRun();
    this.started.push(run);
    return await Promise.resolve(run);
  }

  async previewRows(
    _connection: Connection,
    address: EndpointAddress,
    plan: ScoringPlan,
    query: QueryOptions,
  ): Promise<Preview> {
    this.previewed.push({ address, plan, query });
    return await this.preview;
  }

  async nextRequest(plan: ScoringPlan): Promise<NextRequest> {
    this.planned.push(plan);
    if (this.nextError !== undefined) throw this.nextError;
    return await Promise.resolve(this.next);
  }

  async sendRequest(
    connection: Connection,
    address: EndpointAddress,
    body: string,
    signal: AbortSignal,
  ): Promise<RawExchange> {
    this.sent.push({ connection, address, body, signal });
    return await this.exchange;
  }
}
