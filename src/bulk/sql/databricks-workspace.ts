import { CancelledError } from "../../core/errors";
import { isJsonObject, type JsonObject } from "../../core/json/json-object";
import { parsedJson } from "../../core/json/parsed-json";
import { relayFailure } from "../../endpoint/answers/relay-failure";
import { abortableSleep, type Sleep } from "../../endpoint/http/abortable-sleep";
import { parseRetryAfterMs } from "../../endpoint/http/retry-after";
import {
  sendOnce,
  type Fetch,
  type HttpAnswer,
  type HttpOutcome,
  type HttpRequest,
} from "../../endpoint/http/send-once";
import { checkToken, type TokenProvider } from "../../endpoint/sign-in/token-provider";
import { BulkError, type BulkErrorCode } from "../bulk-error";

/** How a workspace is reached: through the relay, or directly. */
export interface WorkspaceAccess {
  /** What stands before a route: the relay's path of an upstream, or an origin. */
  readonly baseUrl: string;
  readonly fetch: Fetch;
  /** None where the relay signs in. */
  readonly token?: TokenProvider | undefined;
  readonly sleep?: Sleep;
}

interface WorkspaceRequest extends Pick<HttpRequest, "method" | "body"> {
  readonly route: string;
  /** What does the same a second time, or nothing, may be sent again after a failure that passes. */
  readonly maySendAgain: boolean;
  readonly timeoutMs?: number;
  /** What a refusal means here, by its status. */
  readonly refusals?: Readonly<Record<number, BulkErrorCode>>;
}

const TIMEOUT_MS = 60_000;

/** Waits before further tries; a server's own wish counts where it is longer, up to the last of them. */
const WAITS_MS = [1_000, 2_000, 4_000, 8_000, 16_000];

/** What may pass: too many requests, a gateway without its server. Source: RFC 9110, section 15; RFC 6585. */
const PASSING: readonly number[] = [429, 502, 503, 504];

/** What the APIs of one workspace answer. Every method throws BulkError, or CancelledError. */
export class DatabricksWorkspace {
  readonly #access: WorkspaceAccess;

  constructor(access: WorkspaceAccess) {
    this.#access = access;
  }

  /** @returns the answer's JSON object; an empty one for an answer without a body */
  async ask(request: WorkspaceRequest, signal: AbortSignal): Promise<JsonObject> {
    const { text } = await this.send(request, signal);
    if (text.trim() === "") return {};
    const json = parsedJson(text);
    if (isJsonObject(json)) return json;
    throw new BulkError("malformed-answer", "Something else than a workspace answered: look at its address.");
  }

  async send(request: WorkspaceRequest, signal: AbortSignal): Promise<HttpAnswer> {
    for (let tries = 0; ; tries++) {
      const outcome = await this.#signed(request, signal);
      if (outcome.kind === "answer" && outcome.status >= 200 && outcome.status < 300) return outcome;
      const waitMs = request.maySendAgain && mayPass(outcome) ? WAITS_MS[tries] : undefined;
      if (waitMs === undefined) throw refusalOf(outcome, request);
      await this.sleep(Math.max(waitMs, wishOf(outcome)), signal);
    }
  }

  /** A link that is signed itself: an Authorization header beside it would be refused, and would tell a stranger the token. */
  async fetchLink(url: string, signal: AbortSignal): Promise<HttpOutcome> {
    const limits = { timeoutMs: 10 * TIMEOUT_MS, maxAnswerBytes: 2 ** 29 };
    const request = { url: this.#addressOf(url), method: "GET", headers: {}, ...limits } as const;
    return await sendOnce(this.#access.fetch, request, { signal, sleep: this.#sleeper });
  }

  /** A relay writes its own path in a link's place, which is on the origin that the relay is reached at. */
  #addressOf(link: string): string {
    const { baseUrl } = this.#access;
    const isPath = /^\/(?!\/)/.test(link) && /^https?:\/\//.test(baseUrl);
    return isPath ? new URL(link, baseUrl).href : link;
  }

  async sleep(delayMs: number, signal: AbortSignal): Promise<void> {
    try {
      await this.#sleeper(delayMs, signal);
    } catch (cause) {
      if (signal.aborted) throw new CancelledError();
      throw cause;
    }
  }

  get #sleeper(): Sleep {
    return this.#access.sleep ?? abortableSleep;
  }

  /** Once more with a newer token where the first was refused. */
  async #signed(request: WorkspaceRequest, signal: AbortSignal): Promise<HttpOutcome> {
    const { token: tokens } = this.#access;
    const token = await tokens?.token(signal);
    const first = await this.#once(request, token, signal);
    const isRefused = first.kind === "answer" && first.status === 401 && relayFailure(first) === undefined;
    if (!isRefused || tokens?.refresh === undefined) return first;
    return await this.#once(request, await tokens.refresh(token, signal), signal);
  }

  async #once(request: WorkspaceRequest, token: string | undefined, signal: AbortSignal): Promise<HttpOutcome> {
    const { route, method, body, timeoutMs = TIMEOUT_MS } = request;
    const headers = {
      Accept: "application/json",
      ...(body !== undefined && { "Content-Type": typeof body === "string" ? "application/json" : OCTETS }),
      ...(token !== undefined && { Authorization: `Bearer ${checkToken(token)}` }),
    };
    const sent = { url: this.#access.baseUrl + route, method, headers, timeoutMs, ...(body !== undefined && { body }) };
    return await sendOnce(this.#access.fetch, sent, { signal, sleep: this.#sleeper });
  }
}

/** Source: Files API, "Upload a file": the body is the file itself. */
const OCTETS = "application/octet-stream";

function mayPass(outcome: HttpOutcome): boolean {
  if (outcome.kind !== "answer") return outcome.kind !== "answer-too-large";
  const ofRelay = relayFailure(outcome);
  return ofRelay === undefined ? PASSING.includes(outcome.status) : ofRelay.retryable !== undefined;
}

function wishOf(outcome: HttpOutcome): number {
  if (outcome.kind !== "answer") return 0;
  const wishMs = parseRetryAfterMs(outcome.headers.get("retry-after"), Date.now()) ?? 0;
  return Math.min(wishMs, WAITS_MS.at(-1)!);
}

function refusalOf(outcome: HttpOutcome, { refusals = {} }: WorkspaceRequest): BulkError {
  if (outcome.kind === "answer-too-large")
    return new BulkError("malformed-answer", "The workspace's answer is too large.");
  if (outcome.kind !== "answer") {
    return new BulkError("unreachable", "The workspace did not answer: look at its address and at the network.");
  }
  const ofRelay = relayFailure(outcome);
  if (ofRelay !== undefined) {
    const meant = OF_RELAY[ofRelay.error.code] ?? "not-forwarded";
    const sentence = meant === "file-too-large" ? SENTENCES[meant] : undefined;
    return new BulkError(meant, sentence ?? ofRelay.error.message, ofRelay.error.code);
  }
  const { status } = outcome;
  const code = refusals[status] ?? MEANINGS[status] ?? (PASSING.includes(status) ? "unreachable" : "request-refused");
  const sentence = status < 400 ? LEADS_ELSEWHERE : SENTENCES[code];
  return new BulkError(code, sentence ?? `The workspace refused this with status ${status}.`, errorCodeOf(outcome));
}

/** What the relay refuses by itself, where that is the same as a refusal of the workspace's. */
const OF_RELAY: Readonly<Record<string, BulkErrorCode>> = {
  "payload-too-large": "file-too-large",
  "sign-in-needed": "signed-out",
};

const LEADS_ELSEWHERE =
  "The workspace sent this on to another page: it wants a sign-in first, or this is no workspace.";

const MEANINGS: Readonly<Record<number, BulkErrorCode>> = {
  401: "signed-out",
  403: "not-allowed",
  413: "file-too-large",
};

const SENTENCES: Readonly<Partial<Record<BulkErrorCode, string>>> = {
  "signed-out": "The workspace does not take this token: it may have expired, or belong to another workspace.",
  "not-allowed":
    "This account may not do that in the workspace: ask its administrator for CAN USE on the warehouse, and for the tables and volumes.",
  "warehouse-refused":
    "This account may not use this warehouse: take another one, or ask its owner for CAN USE. A token that may do less than its account wants the scope sql.",
  "file-too-large": "The file is larger than what is taken in one piece.",
  "volume-unknown": "There is no such volume: look at the path behind --volume.",
  "warehouse-unknown": "There is no such warehouse any more.",
  "result-gone": "The workspace does not keep this statement any more: what it made is in its table.",
  unreachable: "The workspace is busy or away: try again in some minutes.",
};

/** `PERMISSION_DENIED` and the like; their sentences may repeat what was asked, and stay out. */
function errorCodeOf({ text }: HttpAnswer): string | undefined {
  const json = parsedJson(text);
  const code = isJsonObject(json) ? json["error_code"] : undefined;
  return typeof code === "string" && /^[A-Z_]{3,60}$/.test(code) ? code : undefined;
}
