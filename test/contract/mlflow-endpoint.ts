import { EndpointClient } from "../../src/endpoint/endpoint-client";
import { originOf } from "./mlflow-models";

/** The product's own client, pointed at the scoring server of one model. It never waits: a server that is up needs no retries. */
export function endpointOf(modelName: string, route = "/invocations"): EndpointClient {
  return new EndpointClient({
    kind: "mlflow",
    url: originOf(modelName) + route,
    fetch: (url, init) => fetch(url, init),
    sleep: untilAborted,
    timeoutMs: Infinity,
  });
}

function untilAborted(delayMs: number, signal: AbortSignal): Promise<void> {
  if (Number.isFinite(delayMs)) return Promise.reject(new Error(`A retry after ${delayMs} ms was not expected.`));
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
  });
}
