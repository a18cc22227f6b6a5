import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Fault } from "../faults/fault";
import { answerWithoutReading, refuseRows, spoilBody, spoilPredictions } from "../faults/fault-answer";
import type { FaultSwitch } from "../faults/fault-switch";
import { servedModelName, type SampleModel } from "../models/sample-model";
import { writeJson } from "../python/python-json";
import { ScoringRefusal } from "../python/scoring-refusal";
import { checkContentType } from "./content-type";
import { readScoringRequest } from "./score-request";

/** The longest wait a timer takes, 24 days: every caller has given up by then. */
const FOREVER_MS = 2 ** 31 - 1;

type InvocationContext = Context<{ Bindings: HttpBindings }>;

/** What an invocation needs from outside. `sleep` ends early when the signal aborts. */
export interface InvocationParts {
  readonly faults: FaultSwitch;
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>;
}

/** The handler behind every invocation address: scores one request, or fails as the switched fault says. */
export function createInvocation(
  parts: InvocationParts,
): (c: InvocationContext, model: SampleModel | undefined) => Promise<Response> {
  return async (c, model) => {
    if (!model) return answer({ error_code: "RESOURCE_DOES_NOT_EXIST", message: "There is no such endpoint." }, 404);
    const fault = parts.faults.take(model.name);
    const refused = fault && (await failBeforeReading(fault, c, parts));
    if (refused) return refused;
    try {
      return await score(c, model, fault);
    } catch (error) {
      if (error instanceof ScoringRefusal) return answer(error.body, error.status);
      throw error;
    }
  };
}

async function failBeforeReading(
  fault: Fault,
  c: InvocationContext,
  { sleep }: InvocationParts,
): Promise<Response | undefined> {
  if (fault.kind === "drop-connection") c.env.incoming.socket.destroy();
  if (fault.kind === "slow") await sleep(fault.delayMs ?? 2000, c.req.raw.signal);
  if (fault.kind === "hang") await sleep(FOREVER_MS, c.req.raw.signal);
  return answerWithoutReading(fault);
}

async function score(c: InvocationContext, model: SampleModel, fault: Fault | undefined): Promise<Response> {
  checkContentType(c.req.header("content-type"), c.req.header("content-encoding"));
  const request = readScoringRequest(await c.req.text(), model);
  if (fault?.kind === "refuse-rows") refuseRows(fault, model, request.rows);
  const right = request.predict();
  const predictions = fault ? spoilPredictions(fault, right) : right;
  return new Response(spoilBody(fault, writeJson({ predictions })), {
    headers: { "content-type": "application/json", "served-model-name": servedModelName(model) },
  });
}

/** A text body is sent as text, anything else as JSON. */
function answer(body: string | Readonly<Record<string, unknown>>, status: number): Response {
  const isText = typeof body === "string";
  const contentType = isText ? "text/plain; charset=utf-8" : "application/json";
  return new Response(isText ? body : writeJson(body), { status, headers: { "content-type": contentType } });
}
