import { setMaxListeners } from "node:events";
import { Spending, type Ceilings } from "../../src/composition/memory/spent-today";
import { RequestBudgets } from "../../src/composition/request-budgets";
import type { Cell } from "../../src/core/table/cell";
import { addressOfName } from "../../src/endpoint/addresses/address-of";
import { REQUEST_TIMEOUT_MS } from "../../src/endpoint/endpoint-client";
import { abortableSleep } from "../../src/endpoint/http/abortable-sleep";
import { daySpending } from "../../src/composition/memory/day-spending";
import { FormulaError } from "../../src/functions/answers/formula-error";
import type { FormulaValue } from "../../src/functions/answers/formula-value";
import type { FormulaInvocation, SheetCells } from "../../src/functions/host/ports";
import { readModelName } from "../../src/functions/arguments/model-name";
import { ScoreFunctions, type PredictionArguments } from "../../src/functions/score-functions";
import type { SampleModel } from "../../src/sample-endpoint/models/sample-model";
import { createSampleEndpointApp } from "../../src/sample-endpoint/sample-endpoint-app";
import { CELL_SENTENCES } from "../../src/taskpane/view/words/cells/cell-sentences";
import { VirtualClock } from "../endpoint/virtual-clock";

// Thousands of rows of one formula wait for one signal.
setMaxListeners(0);

export const ORIGIN = "https://adb-1.azuredatabricks.net";

/** Answers each row with what it was made of, so that no other row's answer can pass for it. */
export const ECHO: SampleModel = {
  name: "echo",
  version: "3",
  description: "Says what it was sent.",
  inputs: [
    { name: "amount", type: "double" },
    { name: "code", type: "string" },
    { name: "day", type: "datetime" },
  ],
  outputs: [
    { name: "own", type: "string" },
    { name: "half", type: "double" },
  ],
  predict: (rows) =>
    rows.map(([amount, code, day]) => ({
      own: JSON.stringify([Number.isNaN(amount) ? null : amount!, code ?? null, day ?? null]),
      half: typeof amount === "number" && !Number.isNaN(amount) ? amount / 2 : null,
    })),
};

export const ECHO_HEADERS = [["amount", "code", "day"]];

/** What the endpoint does with a request for predictions instead of answering it; undefined answers it. */
export type Interfere = (rows: readonly Readonly<Record<string, unknown>>[], request: number) => Response | undefined;

export interface FormulasAtWorkOptions {
  readonly models?: readonly SampleModel[];
  readonly sheet?: Partial<SheetCells>;
  readonly interfere?: Interfere;
  /** Until an answer comes. */
  readonly delayMs?: (request: number) => number;
  /** What all other requests get; undefined answers them. */
  readonly onAsk?: () => Response | undefined;
  /** Told of the body of each request for predictions. */
  readonly onBody?: (body: unknown) => void;
  /** What the device remembers already. */
  readonly device?: Map<string, string>;
  /** Of rows and requests in a day. */
  readonly ceilings?: () => Ceilings;
  /** Told of the cells that Excel is to calculate anew. */
  readonly onDirty?: (addresses: readonly string[]) => void;
  /** Asked for instead of the one workspace that there is. */
  readonly places?: readonly PlaceAtWork[];
}

interface PlaceAtWork {
  readonly id: string;
  readonly origin: string;
  /** What stands before its routes; its origin unless told. */
  readonly baseUrl?: string;
  /** Nobody is signed in there. */
  readonly isClosed?: boolean;
}

const clocks = new Set<VirtualClock>();

afterEach(() => {
  for (const clock of clocks) clock.stop();
  clocks.clear();
});

/** Our functions over the sample endpoint, with a clock whose time passes only when nothing else can happen. */
export class FormulasAtWork {
  readonly clock = new VirtualClock();
  readonly device: Map<string, string>;
  /** Rows of each request for predictions. */
  readonly sent: (readonly Readonly<Record<string, unknown>>[])[] = [];
  /** All other requests. */
  readonly asked: string[] = [];
  readonly looks: (readonly string[])[] = [];
  readonly dirty: (readonly string[])[] = [];
  /** Cells that hold no formula of ours any more. */
  readonly gone = new Set<string>();
  places: readonly PlaceAtWork[];
  /** Where rows were sent. */
  readonly sentTo: string[] = [];
  readonly functions: ScoreFunctions;
  readonly spending = new Spending(undefined, () => new Date(this.clock.nowMs));
  /** Requests that the sample endpoint works on, in real time. */
  private served = 0;

  constructor(private readonly options: FormulasAtWorkOptions = {}) {
    const { clock } = this;
    clocks.add(clock);
    clock.isHeld = () => this.served > 0;
    this.device = options.device ?? new Map<string, string>();
    const app = createSampleEndpointApp({ models: options.models ?? [ECHO] });
    this.places = options.places ?? [{ id: "demo", origin: ORIGIN }];
    const access = ({ origin, baseUrl = origin, isClosed }: PlaceAtWork) => ({
      baseUrl,
      token: undefined,
      // A request's time limit is real time: the endpoint's own work takes some.
      sleep: (delayMs: number, signal: AbortSignal) =>
        delayMs === REQUEST_TIMEOUT_MS ? abortableSleep(delayMs, signal) : clock.sleep(delayMs, signal),
      fetch: (url: string, init: RequestInit) =>
        isClosed
          ? Promise.resolve(new Response("{}", { status: 401 }))
          : this.answer(url, init, (request) => this.serve(() => app.fetch(request))),
    });
    this.functions = new ScoreFunctions({
      places: {
        list: () =>
          Promise.resolve(
            this.places.map((place) => ({ id: place.id, origin: place.origin, name: place.id, access: access(place) })),
          ),
      },
      sheet: this.sheet(),
      recalculation: {
        markDirty: (addresses) => {
          this.dirty.push(addresses);
          const isGone = (address: string): boolean => this.gone.has(address);
          options.onDirty?.(addresses.filter((address) => !isGone(address)));
          return Promise.resolve(addresses.filter(isGone));
        },
        withoutFormula: (addresses) => Promise.resolve(addresses.filter((address) => this.gone.has(address))),
      },
      device: {
        read: (key) => this.device.get(key),
        write: (key, text) => void this.device.set(key, text),
      },
      budgets: new RequestBudgets(clock.now),
      day: daySpending(this.spending, options.ceilings ?? (() => ({}))),
      clock: {
        now: clock.now,
        startTimer: (delayMs, act) => {
          const stop = new AbortController();
          clock.sleep(delayMs, stop.signal).then(act, () => undefined);
          return () => stop.abort();
        },
      },
    });
  }

  /** Lets formulas of these columns go, for so many rows, as a person would have. */
  async allow(
    model = "echo",
    columns: readonly string[] = ECHO_HEADERS[0]!,
    rowCount = 100_000,
    about: "columns" | "cells" = "columns",
  ): Promise<this> {
    const { consents } = this.functions;
    const name = readModelName(model);
    consents.ask(name, { about, names: columns }, "Sheet1!ZZ1", rowCount);
    consents.allow(consents.questions.at(-1)!, addressOfName(ORIGIN, name.endpoint));
    return Promise.resolve(this);
  }

  /** One formula: its values, or the error that its cell shows. */
  predict(given: Partial<PredictionArguments>, invocation: FormulaInvocation = {}): Promise<FormulaValue[][] | string> {
    const all: PredictionArguments = { model: "echo", data: null, headers: ECHO_HEADERS, ...given };
    // The function sets on it what is to happen when it is cancelled.
    const handed =
      "parameterAddresses" in invocation ? invocation : Object.assign(invocation, { parameterAddresses: [] });
    return this.functions.predict(all, handed).catch(shown);
  }

  get requestCount(): number {
    return this.sent.length;
  }

  private sheet(): SheetCells {
    return {
      handsBlanksAsZero: false,
      dateSystem: () => Promise.resolve(1900),
      headersAt: (addresses) => Promise.resolve(addresses.map(() => undefined)),
      ...this.options.sheet,
      cellsAt: (addresses): Promise<readonly (readonly (readonly Cell[])[] | undefined)[]> => {
        this.looks.push(addresses);
        return this.options.sheet?.cellsAt?.(addresses) ?? Promise.resolve(addresses.map(() => undefined));
      },
    };
  }

  private async serve(work: () => Response | Promise<Response>): Promise<Response> {
    this.served++;
    try {
      return await work();
    } finally {
      this.served--;
    }
  }

  private async answer(
    url: string,
    init: RequestInit,
    serve: (request: Request) => Response | Promise<Response>,
  ): Promise<Response> {
    if (init.method !== "POST") {
      this.asked.push(new URL(url).pathname);
      return this.options.onAsk?.() ?? serve(new Request(url, init));
    }
    this.sentTo.push(url);
    const { interfere, delayMs = () => 0 } = this.options;
    const body = JSON.parse(init.body as string) as { dataframe_records: Record<string, unknown>[] };
    this.options.onBody?.(body);
    const rows = body.dataframe_records;
    const request = this.sent.push(rows) - 1;
    const delay = delayMs(request);
    if (delay > 0) await this.clock.sleep(delay, init.signal!);
    return interfere?.(rows, request) ?? serve(new Request(url, init));
  }
}

/** The error of what throws one, as a cell shows it. */
export function shownBy(work: () => unknown): string {
  try {
    return `no error: ${String(work())}`;
  } catch (error) {
    return shown(error);
  }
}

/** An error as a cell shows it, with its sentence. */
export function shown(error: unknown): string {
  if (!(error instanceof FormulaError)) throw error;
  return `${error.kind} ${error.sentence(CELL_SENTENCES)}`;
}
