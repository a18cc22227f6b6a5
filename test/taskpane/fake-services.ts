import { RunStoppedError, WorkbookError } from "../../src/core/errors";
import type { Schema } from "../../src/core/inputs/schema";
import type { Prediction } from "../../src/core/predictions/decode-predictions";
import type { Cell } from "../../src/core/table/cell";
import { parseEndpointAddress } from "../../src/endpoint/addresses/endpoint-address";
import { endpointRoute } from "../../src/endpoint/addresses/endpoint-routes";
import type { EndpointListing } from "../../src/endpoint/catalogue/endpoint-catalog";
import type { EndpointDetails, EndpointSummary } from "../../src/endpoint/catalogue/endpoint-details";
import { parseSignatureText } from "../../src/endpoint/catalogue/signature-file";
import type { RawExchange } from "../../src/endpoint/send-raw";
import type { RelaySession } from "../../src/protocol/sign-in-messages";
import type { UpstreamInfo } from "../../src/protocol/upstream-info";
import type { NextRequest } from "../../src/scoring/next-request";
import type { ResultColumns, QueryOptions, SourceShape } from "../../src/scoring/ports";
import type { Preview } from "../../src/scoring/preview-rows";
import type { RunProgress, RunStatus, RunSummary } from "../../src/scoring/run-status";
import type { ScoringPlan } from "../../src/scoring/scoring-plan";
import type {
  Connection,
  PaneServices,
  ScoringRunHandle,
  Selection,
  ThemeName,
} from "../../src/taskpane/services/pane-services";
import type { SignInOutcome } from "../../src/taskpane/services/sign-in-outcome";

export const DEMO: UpstreamInfo = {
  id: "demo",
  label: "Demo models",
  origin: "http://localhost:3000",
  auth: "none",
};

export const WORKSPACE: UpstreamInfo = {
  id: "ws",
  label: "Our workspace",
  origin: "https://adb-1.azuredatabricks.net",
  auth: "user-token",
};

/** People sign in there themselves. */
export const PERSONAL: UpstreamInfo = { ...WORKSPACE, id: "person", label: "Sales workspace", auth: "oauth-u2m" };

export const MEASUREMENTS = ["sepal_length", "sepal_width", "petal_length", "petal_width"] as const;

export function endpointSummary(name: string, facts: Partial<EndpointSummary> = {}): EndpointSummary {
  return { name, route: endpointRoute(name), state: "ready", isTabular: true, servedEntities: [], ...facts };
}

export function schemaOf(names: readonly string[], optional: readonly string[] = []): Schema {
  const columns = names.map((name) => ({ name, type: "double", isRequired: !optional.includes(name) }) as const);
  return { columns, tensors: [], parameters: [] };
}

export function tableShape(facts: Partial<SourceShape> = {}): SourceShape {
  return {
    source: { kind: "table", tableId: "t1" },
    label: "Table Iris",
    columns: [...MEASUREMENTS, "species"],
    rowCount: 150,
    dateSystem: 1900,
    sheetName: "Iris",
    firstCell: "A2",
    ...facts,
  };
}

export function progressOf(facts: Partial<RunProgress> = {}): RunProgress {
  return {
    rowsInAll: 150,
    rowsRead: 0,
    rowsDone: 0,
    rowsFailed: 0,
    batchesInFlight: 0,
    startedAtMs: 0,
    ...facts,
  };
}

export function summaryOf(facts: Partial<RunSummary> = {}): RunSummary {
  return {
    label: "Table Iris",
    sheetName: "Iris",
    firstCell: "A2",
    columns: [...MEASUREMENTS, "species"],
    rowCount: 150,
    scored: 150,
    failed: 0,
    untouched: 0,
    failures: [],
    missing: [],
    batches: 1,
    elapsedMs: 1200,
    servedModelNames: ["iris-1"],
    resultColumns: { source: { kind: "table", tableId: "t1" }, headers: ["Prediction"], columnIds: ["c1"] },
    ...facts,
  };
}

/** One prediction a row, from the first row on. */
export function previewOf(predictions: readonly Prediction[], facts: Partial<Preview> = {}): Preview {
  return {
    shape: tableShape(),
    outputs: [""],
    rows: predictions.map((prediction, row) => ({ row, predictions: [prediction] })),
    rowsLeftOut: 0,
    ...facts,
  };
}

/** A run whose status the test sets; `start` settles when the status is an end. */
export class FakeRun implements ScoringRunHandle {
  plan: ScoringPlan | undefined;
  isCancelled = false;
  private status: RunStatus = { state: "idle" };
  private readonly listeners = new Set<() => void>();
  private end: () => void = () => undefined;

  readonly getStatus = (): RunStatus => this.status;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  start(plan: ScoringPlan): Promise<void> {
    this.plan = plan;
    this.become({ state: "reading", progress: progressOf() });
    return new Promise((resolve) => (this.end = resolve));
  }

  cancel(): void {
    this.isCancelled = true;
  }

  become(status: RunStatus): void {
    this.status = status;
    for (const listener of this.listeners) listener();
    if (status.state !== "idle" && !("progress" in status)) this.end();
  }
}

/** Everything the pane needs from outside, as plain data that a test changes. */
export class FakeServices implements PaneServices {
  locale = "en-US";
  upstreams: readonly UpstreamInfo[] = [DEMO, WORKSPACE];
  mode: "local" | "server" = "local";
  endpoints: readonly EndpointSummary[] = [endpointSummary("iris"), endpointSummary("cars")];
  schemas = new Map<string, Schema>([
    ["iris", schemaOf(MEASUREMENTS)],
    ["cars", schemaOf(["Weight"])],
  ]);
  permissions = new Map<string, boolean>();
  selected: Selection = { kind: "source", shape: tableShape() };
  column: readonly Cell[] = [];
  /** Tokens that the workspace takes. */
  goodTokens: readonly string[] = ["good"];
  /** Upstreams that the person is signed in to, and whether a server in front signs people in. */
  readonly signedIn = new Set<string>();
  isInFront = false;
  /** What becomes of the next sign-in in a window. */
  signInOutcome: Promise<SignInOutcome> | SignInOutcome = { kind: "signed-in" };
  signInSignal: AbortSignal | undefined;
  signOutError: Error | undefined;
  sessionsError: Error | undefined;
  relayError: Error | undefined;
  listError: Error | undefined;
  schemaError: Error | undefined;
  followError: Error | undefined;
  removeError: Error | undefined;
  runError: Error | undefined;
  readonly asked: string[] = [];
  readonly runs: FakeRun[] = [];
  readonly copied: string[] = [];
  copyError: Error | undefined;
  readonly visited: string[] = [];
  readonly removed: ResultColumns[] = [];
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
  readonly previewed: { route: string; plan: ScoringPlan; query: QueryOptions }[] = [];
  preview: Promise<Preview> | Preview = previewOf(["setosa"]);
  /** Requests that a person sent. */
  readonly sent: { connection: Connection; route: string; body: string; signal: AbortSignal }[] = [];
  exchange: Promise<RawExchange> | RawExchange = {
    elapsedMs: 84,
    answer: { status: 200, bodyBytes: 26, text: '{"predictions":["setosa"]}', servedModelName: "iris-1" },
  };
  /** What stands on the device. */
  readonly remembered = new Map<string, string>();
  themeName: ThemeName = "light";
  nowMs = 0;
  private timers: { readonly act: () => void }[] = [];
  private selectionListener: () => void = () => undefined;

  readonly theme = { current: () => this.themeName, subscribe: () => () => undefined };

  readonly clock = {
    now: () => this.nowMs,
    every: () => () => undefined,
    after: (_delayMs: number, act: () => void) => {
      const timer = { act };
      this.timers.push(timer);
      return () => {
        this.timers = this.timers.filter((one) => one !== timer);
      };
    },
  };

  readonly memory = {
    read: (key: string) => this.remembered.get(key),
    write: (key: string, text: string) => void this.remembered.set(key, text),
    forget: (key: string) => void this.remembered.delete(key),
  };

  /** Lets all waits of the pane's clock end. */
  endWaits(): void {
    const due = this.timers;
    this.timers = [];
    for (const timer of due) timer.act();
  }

  /** The analyst selects something else; the pane hears of it. */
  select(selected: Selection): void {
    this.selected = selected;
    this.selectionListener();
  }

  get run(): FakeRun {
    const run = this.runs.at(-1);
    if (run === undefined) throw new Error("No run was started.");
    return run;
  }

  async readAddress(text: string) {
    return await Promise.resolve(parseEndpointAddress(text));
  }

  async listUpstreams() {
    if (this.relayError !== undefined) throw this.relayError;
    return await Promise.resolve({ mode: this.mode, upstreams: this.upstreams });
  }

  async listSessions(): Promise<readonly RelaySession[]> {
    if (this.sessionsError !== undefined) throw this.sessionsError;
    const people = this.upstreams.filter(({ auth }) => auth === "oauth-u2m");
    const { isInFront } = this;
    return await Promise.resolve(
      people.map(({ id }) => ({ upstream: id, isSignedIn: isInFront || this.signedIn.has(id), isInFront })),
    );
  }

  async signInPerson(upstreamId: string, signal: AbortSignal): Promise<SignInOutcome> {
    this.signInSignal = signal;
    const outcome = await this.signInOutcome;
    if (outcome.kind === "signed-in") this.signedIn.add(upstreamId);
    return outcome;
  }

  async signOutPeople(): Promise<void> {
    if (this.signOutError !== undefined) throw this.signOutError;
    this.signedIn.clear();
    await Promise.resolve();
  }

  async listModels(connection: Connection): Promise<EndpointListing> {
    this.asked.push(`list ${connection.upstream.id} ${connection.token ?? "without token"}`);
    if (this.listError !== undefined) throw this.listError;
    const { auth } = connection.upstream;
    if (auth === "user-token" && !this.goodTokens.includes(connection.token ?? "")) {
      throw new RunStoppedError("unauthorized", "The token was refused.", { status: 401 });
    }
    return await Promise.resolve({ kind: "workspace", endpoints: this.endpoints });
  }

  async describeModel(_connection: Connection, name: string): Promise<EndpointDetails> {
    this.asked.push(`describe ${name}`);
    const listed = this.endpoints.find((endpoint) => endpoint.name === name);
    if (listed === undefined) throw new RunStoppedError("endpoint-not-found", "There is no such endpoint.");
    const mayQuery = this.permissions.get(name);
    return await Promise.resolve({
      ...listed,
      isRouteOptimised: false,
      ...(mayQuery === undefined ? {} : { mayQuery }),
    });
  }

  async loadSchema(
    _connection: Connection,
    name: string,
    _signal?: AbortSignal,
    servedModelName?: string,
  ): Promise<Schema | undefined> {
    if (this.schemaError !== undefined) throw this.schemaError;
    return await Promise.resolve(this.schemas.get(servedModelName ?? name));
  }

  async readSignature(text: string): Promise<Schema> {
    return await Promise.resolve(parseSignatureText(text));
  }

  async readSelection(hasHeaders?: boolean): Promise<Selection> {
    const { selected } = this;
    if (hasHeaders === undefined || selected.kind === "none" || selected.shape.source.kind === "table") {
      return await Promise.resolve(selected);
    }
    const source = { ...selected.shape.source, hasHeaders };
    return { kind: "source", shape: { ...selected.shape, source } };
  }

  async followSelection(listener: () => void) {
    if (this.followError !== undefined) throw this.followError;
    this.selectionListener = listener;
    return await Promise.resolve(() => Promise.resolve());
  }

  async goToCell(sheetName: string, address: string): Promise<void> {
    this.visited.push(`${sheetName}!${address}`);
    await Promise.resolve();
  }

  async createRun(): Promise<FakeRun> {
    if (this.runError !== undefined) throw this.runError;
    const run = new FakeRun();
    this.runs.push(run);
    return await Promise.resolve(run);
  }

  async previewRows(_connection: Connection, route: string, plan: ScoringPlan, query: QueryOptions): Promise<Preview> {
    this.previewed.push({ route, plan, query });
    return await this.preview;
  }

  async nextRequest(plan: ScoringPlan): Promise<NextRequest> {
    this.planned.push(plan);
    if (this.nextError !== undefined) throw this.nextError;
    return await Promise.resolve(this.next);
  }

  async sendRequest(connection: Connection, route: string, body: string, signal: AbortSignal): Promise<RawExchange> {
    this.sent.push({ connection, route, body, signal });
    return await this.exchange;
  }

  async removeResultColumns(resultColumns: ResultColumns): Promise<void> {
    if (this.removeError !== undefined) throw this.removeError;
    this.removed.push(resultColumns);
    await Promise.resolve();
  }

  readonly readColumn = async (): Promise<readonly Cell[]> => await Promise.resolve(this.column);

  async copyText(text: string): Promise<void> {
    if (this.copyError !== undefined) throw this.copyError;
    this.copied.push(text);
    await Promise.resolve();
  }
}

export const NOTHING_SELECTED: Selection = {
  kind: "none",
  error: new WorkbookError("selection-invalid", "A single cell is selected."),
};

/** Lets everything that is already settled run on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

/** A promise that the test settles. */
export function settledLater<Value>(): { readonly promise: Promise<Value>; readonly resolve: (value: Value) => void } {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((settleWith) => (resolve = settleWith));
  return { promise, resolve };
}
