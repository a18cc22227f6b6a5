import { setMaxListeners } from "node:events";
import { EndpointClient } from "../../src/endpoint/endpoint-client";
import { RequestBudget } from "../../src/scoring/learned/request-budget";
import type { LimitBounds } from "../../src/scoring/learned/limit-bounds";
import { VirtualClock } from "../endpoint/virtual-clock";

/** What a scripted endpoint does with one request. */
export interface SimulatedReply {
  /** 200 unless told. */
  readonly status?: number;
  /** Until the answer. */
  readonly delayMs: number;
  readonly retryAfter?: string;
}

export interface Simulation {
  readonly batches: number;
  /** 32 unless told. */
  readonly most?: number;
  /** So many at once throughout, instead of as many as the endpoint takes. */
  readonly fixed?: number;
  /**
   * @param atOnce requests at the endpoint, this one among them
   * @param nowMs from the start of the run
   */
  readonly reply: (atOnce: number, nowMs: number, request: number) => SimulatedReply;
  /** What an earlier run has learned. */
  readonly budget?: RequestBudget;
  readonly clock?: VirtualClock;
}

export interface SimulatedRun {
  readonly tookMs: number;
  readonly requests: number;
  /** Of the requests, those that the endpoint refused with 429. */
  readonly refused: number;
  /** Requests at the endpoint at once, at most. */
  readonly peak: number;
  /** How many were answered, of each batch: 1 for each. */
  readonly answers: readonly number[];
  readonly failed: number;
  /** When the limit first was what it is, in the order of time: `[ms, requests at once, why]`. */
  readonly levels: readonly (readonly [number, number, string])[];
  readonly budget: RequestBudget;
  readonly clock: VirtualClock;
  /** When each request was sent. */
  readonly sentAtMs: readonly number[];
}

/** Sends batches to an endpoint that takes no real time: the very client, its waits and its limit, and a pump as small as can be. */
export async function simulate(simulation: Simulation): Promise<SimulatedRun> {
  const { batches, fixed, reply, clock = new VirtualClock() } = simulation;
  const budget = simulation.budget ?? new RequestBudget(clock.now, 4);
  const startedAtMs = clock.nowMs;
  const answers = Array.from({ length: batches }, () => 0);
  const levels: [number, number, string][] = [];
  const sentAtMs: number[] = [];
  let [begun, refused, atOnce, peak, failed] = [0, 0, 0, 0, 0];
  const fetch = async (_url: string, { body, signal }: RequestInit): Promise<Response> => {
    atOnce++;
    peak = Math.max(peak, atOnce);
    const { status = 200, delayMs, retryAfter } = reply(atOnce, clock.nowMs - startedAtMs, sentAtMs.length);
    sentAtMs.push(clock.nowMs - startedAtMs);
    if (status === 429) {
      refused++;
      atOnce--; // It does not stay while it is told.
    }
    try {
      if (delayMs > 0) await clock.sleep(delayMs, signal!);
    } finally {
      if (status !== 429) atOnce--;
    }
    if (status === 200) answers[Number(body)]!++;
    const headers = retryAfter === undefined ? {} : { "retry-after": retryAfter };
    return new Response(status === 200 ? '{"predictions":[1]}' : "no", { status, headers });
  };
  const client = new EndpointClient({
    url: "/invocations",
    kind: "mlflow",
    fetch,
    sleep: clock.sleep,
    now: clock.now,
    dateMs: clock.now,
    random: () => 0.5,
  });
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  const most = fixed ?? simulation.most ?? 32;
  const holds = fixed !== undefined;
  const bounds: LimitBounds = { most, first: fixed ?? 4, holds, left: () => batches - begun };
  budget.begin(bounds);
  const noteLevel = (): void => {
    const { most: level, why } = budget.state;
    const last = levels.at(-1);
    if (last?.[1] !== level || last[2] !== why) levels.push([clock.nowMs - startedAtMs, level, why]);
  };
  const forget = budget.subscribe(noteLevel);
  noteLevel();
  const send = (batch: number): Promise<void> =>
    client.query(String(batch), { signal, turns: budget }).then(
      () => undefined,
      () => {
        failed++;
      },
    );
  begun++;
  await send(0); // Alone.
  await new Promise<void>((resolve) => {
    let underWay = 0;
    const pump = (): void => {
      while (begun < batches && underWay < budget.current) {
        underWay++;
        void send(begun++).then(() => {
          underWay--;
          pump();
        });
      }
      if (begun < batches || underWay > 0) return;
      stopPump();
      resolve();
    };
    const stopPump = budget.subscribe(pump);
    pump();
  });
  forget();
  return {
    tookMs: clock.nowMs - startedAtMs,
    requests: sentAtMs.length,
    refused,
    peak,
    answers,
    failed,
    levels,
    budget,
    clock,
    sentAtMs,
  };
}
