import type { Fetch } from "../../src/endpoint/http/send-once";

export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type Step = ScriptedAnswer | Error | ((url: string, init: RequestInit) => Promise<Response>);

/** Steps in the order of the requests, for each method and URL: `{"GET /ping": [{ body: "\n" }]}`. */
export type Script = Readonly<Record<string, readonly Step[]>>;

export interface PlayedRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  readonly init: RequestInit;
}

/**
 * Runs `test` with a fetch that plays a script. A request the script does not have fails the test with the line to paste, whatever
 * the code under test makes of it; a step that was never played fails it too.
 */
export async function playing(
  script: Script,
  test: (stage: { fetch: Fetch; requests: readonly PlayedRequest[] }) => Promise<void>,
): Promise<void> {
  const requests: PlayedRequest[] = [];
  const left = new Map(Object.entries(script).map(([key, steps]) => [key, [...steps]]));
  let unscripted: Error | undefined;
  const play: Fetch = async (url, init) => {
    const key = `${init.method} ${url}`;
    const body = init.body as string | undefined;
    requests.push({ url, method: String(init.method), headers: new Headers(init.headers), body, init });
    const step = left.get(key)?.shift();
    if (step === undefined) {
      unscripted ??= new Error(
        `A request is not in the script. Add the step:\n  ${stubOf(key, script)}, // sent: ${body}`,
      );
      throw unscripted;
    }
    if (step instanceof Error) throw step;
    return typeof step === "function" ? await step(url, init) : answerOf(step);
  };
  try {
    await test({ fetch: play, requests });
  } catch (error) {
    throw unscripted ?? error;
  }
  if (unscripted !== undefined) throw unscripted;
  for (const [key, steps] of left) {
    if (steps.length > 0)
      throw new Error(`${steps.length} scripted step(s) of ${JSON.stringify(key)} were never asked for.`);
  }
}

function stubOf(key: string, script: Script): string {
  const earlier = script[key] === undefined ? "" : `/* the ${script[key].length} before */ `;
  return `${JSON.stringify(key)}: [${earlier}{ status: 200, body: '{"predictions": []}' }]`;
}

export function answerOf({ status = 200, headers = {}, body = "" }: ScriptedAnswer): Response {
  return new Response(status === 204 ? null : body, {
    status,
    headers: { "content-type": "application/json", ...headers },
  });
}

/** An answer that never comes; it ends when the request is aborted, as a real fetch does. */
export const hanging: Step = (_url, init) =>
  new Promise((_resolve, reject) => {
    init.signal?.addEventListener("abort", () => reject(new DOMException("This operation was aborted", "AbortError")));
  });
