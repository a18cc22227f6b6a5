import { asScoringError } from "../../../core/as-scoring-error";
import type { ScoringError } from "../../../core/errors";
import type { InputFormat } from "../../../core/inputs/input-format";
import type { Schema } from "../../../core/inputs/schema";
import { compactJson, layOutJson } from "../../../core/json/json-layout";
import { exampleBody } from "../../../core/request/example-body";
import type { EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import type { RawExchange } from "../../../endpoint/send-raw";
import type { NextRequest } from "../../../scoring/preview/next-request";
import type { ScoringPlan } from "../../../scoring/scoring-plan";
import type { Connection } from "../../services/connection";
import type { PaneServices } from "../../services/pane-services";
import { LatestOnly } from "../basis/latest-only";
import { Subscribable } from "../basis/subscribable";

/** Rows in an example that is taken from the sheet. */
const EXAMPLE_ROWS = 2;

/** Where the text of the console comes from; `own` once a person has changed it. */
export type RequestDraft =
  | { readonly kind: "empty" | "writing" | "example" | "own" }
  | { readonly kind: "next"; readonly request: NextRequest; readonly plan: ScoringPlan }
  | { readonly kind: "failed"; readonly error: ScoringError };

export interface ConsoleState {
  /** The request's body, laid out for people. */
  readonly text: string;
  readonly draft: RequestDraft;
  readonly isSending: boolean;
  readonly exchange?: RawExchange;
}

/** One request at a time, written by a run's own code, changed by a person if they like, sent once. */
export class ConsoleSession extends Subscribable<ConsoleState> {
  private readonly services: Pick<PaneServices, "runs">;
  private readonly writing = new LatestOnly();
  private readonly sending = new LatestOnly();

  constructor(services: Pick<PaneServices, "runs">) {
    super({ text: "", draft: { kind: "empty" }, isSending: false });
    this.services = services;
  }

  /** Shows the request that a run of this plan would send first. */
  async showNext(plan: ScoringPlan): Promise<void> {
    await this.write(async (signal) => {
      const request = await (await this.services.runs()).nextRequest(plan, signal);
      return { text: layOutJson(request.body), draft: { kind: "next", request, plan } };
    });
  }

  /** Shows a made-up row of what the model says it takes. */
  async showSchemaExample(schema: Schema, format: InputFormat): Promise<void> {
    await this.write(async () => ({ text: layOutJson(exampleBody(schema, format)), draft: { kind: "example" } }));
  }

  /** Shows the first rows of the sheet, for a model that does not say what it takes. */
  async showRowsExample(plan: ScoringPlan): Promise<void> {
    await this.write(async (signal) => {
      const { body } = await (await this.services.runs()).nextRequest({ ...plan, rowsPerBatch: EXAMPLE_ROWS }, signal);
      return { text: layOutJson(body), draft: { kind: "example" } };
    });
  }

  edit(text: string): void {
    this.writing.stop();
    this.publish({ ...this.getState(), text, draft: { kind: "own" } });
  }

  async send(connection: Connection, address: EndpointAddress): Promise<void> {
    const signal = this.sending.begin();
    const { exchange: _previous, ...state } = this.getState();
    this.publish({ ...state, isSending: true });
    try {
      const runs = await this.services.runs();
      const exchange = await runs.sendRequest(connection, address, bodyOf(state.text), signal);
      if (!signal.aborted) this.publish({ ...this.getState(), isSending: false, exchange });
    } catch (error) {
      const exchange = { elapsedMs: 0, error: asScoringError(error) };
      if (!signal.aborted) this.publish({ ...this.getState(), isSending: false, exchange });
    }
  }

  cancel(): void {
    this.sending.stop();
    this.publish({ ...this.getState(), isSending: false });
  }

  private async write(make: (signal: AbortSignal) => Promise<Pick<ConsoleState, "text" | "draft">>): Promise<void> {
    const signal = this.writing.begin();
    this.publish({ ...this.getState(), draft: { kind: "writing" } });
    try {
      const written = await make(signal);
      if (!signal.aborted) this.publish({ ...this.getState(), ...written });
    } catch (error) {
      if (!signal.aborted)
        this.publish({ ...this.getState(), draft: { kind: "failed", error: asScoringError(error) } });
    }
  }
}

/** The very bytes of a run where the text is JSON; other text goes as it is, for the endpoint to say what it makes of it. */
export function bodyOf(text: string): string {
  return isJson(text) ? compactJson(text) : text;
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
