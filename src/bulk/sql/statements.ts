import { CancelledError } from "../../core/errors";
import { parsedJson } from "../../core/json/parsed-json";
import type { BulkRows } from "../bulk-runs";
import { BulkError } from "../bulk-error";
import type { Statement } from "./scoring-statement";
import { readChunk, readRows, readStatement, type ResultPart, type StatementAnswer } from "./statement-answer";
import { failureOfStatement } from "./statement-failure";
import type { DatabricksWorkspace } from "./databricks-workspace";

/** Source: Statement Execution API 2.0. */
const ROUTE = "/api/2.0/sql/statements";

/** Small results are over at once; a run over millions of rows takes hours, and nobody needs to know its end to the second. */
const FIRST_LOOK_MS = 500;
const LAST_LOOK_MS = 10_000;

/** A link that dies within so many milliseconds is not begun with. */
const LINK_MARGIN_MS = 30_000;
const MOST_LINKS = 3;

/** How a result comes: within the answers, up to 25 MiB, or by links. */
type Disposition = "INLINE" | "EXTERNAL_LINKS";

const GONE = { 404: "result-gone" } as const;

/** What the statement itself may not do is told by its end. */
const NO_USE = { 403: "warehouse-refused" } as const;

/** SQL statements on one warehouse. Every method throws BulkError or CancelledError. */
export class Statements {
  constructor(
    private readonly api: DatabricksWorkspace,
    private readonly warehouseId: string,
    private readonly nowUtcMs: () => number,
  ) {}

  /** Hands a statement over, and does not wait for it. It is sent once: a second one would find what the first has made. */
  async start(
    { text, parameters }: Statement,
    signal: AbortSignal,
    disposition: Disposition = "INLINE",
  ): Promise<StatementAnswer> {
    const body = JSON.stringify({
      statement: text,
      warehouse_id: this.warehouseId,
      wait_timeout: "0s",
      disposition,
      format: "JSON_ARRAY",
      ...(parameters.length > 0 && { parameters }),
    });
    const request = { method: "POST", route: ROUTE, body, maySendAgain: false, refusals: NO_USE } as const;
    return readStatement(await this.api.ask(request, signal));
  }

  async look(id: string, signal: AbortSignal): Promise<StatementAnswer> {
    const route = `${ROUTE}/${encodeURIComponent(id)}`;
    return readStatement(await this.api.ask({ method: "GET", route, maySendAgain: true, refusals: GONE }, signal));
  }

  async cancel(id: string, signal: AbortSignal): Promise<void> {
    const route = `${ROUTE}/${encodeURIComponent(id)}/cancel`;
    await this.api.send({ method: "POST", route, body: "{}", maySendAgain: true, refusals: GONE }, signal);
  }

  /** Waits, ever longer, until a statement has ended well. @throws BulkError with the reason where it ended otherwise */
  async finished(started: StatementAnswer, signal: AbortSignal): Promise<StatementAnswer> {
    let waitMs = FIRST_LOOK_MS;
    for (let answer = started; ; answer = await this.look(started.id, signal)) {
      if (hasEndedWell(answer)) return answer;
      await this.api.sleep(waitMs, signal);
      waitMs = Math.min(waitMs * 1.5, LAST_LOOK_MS);
    }
  }

  /** All rows of a result within the answers: nothing is fetched from elsewhere. @throws BulkError `result-too-large` beyond 25 MiB */
  async rowsWithin(statement: Statement, signal: AbortSignal): Promise<BulkRows> {
    return await this.#gather(await this.start(statement, signal), signal);
  }

  /** All rows of a small result; by links where it is too large for one answer. */
  async rows(statement: Statement, signal: AbortSignal): Promise<BulkRows> {
    try {
      return await this.rowsWithin(statement, signal);
    } catch (error) {
      if (!(error instanceof BulkError && error.code === "result-too-large")) throw error;
      return await this.#gather(await this.start(statement, signal, "EXTERNAL_LINKS"), signal);
    }
  }

  /** @throws BulkError `malformed-answer` where not all of a result came: whoever counts rows would take the others for none */
  async #gather(started: StatementAnswer, signal: AbortSignal): Promise<BulkRows> {
    const { id, state, columns, rowCount, isTruncated, chunk: first } = await this.#awaited(started, signal);
    if (state !== "SUCCEEDED" || isTruncated) throw incomplete();
    const rows: (readonly (string | null)[])[] = [];
    for (let chunk = first; chunk !== undefined;) {
      for (const row of await this.#rowsOf(id, chunk, signal)) rows.push(row);
      chunk = chunk.next === undefined ? undefined : await this.#chunk(id, chunk.next, signal);
    }
    if (rowCount !== undefined && rowCount !== rows.length) throw incomplete();
    if (rows.some((row) => row.length !== columns.length)) throw incomplete();
    return { columns, rows };
  }

  /** As `finished`; what nobody waits for any more is not made, either. */
  async #awaited(started: StatementAnswer, signal: AbortSignal): Promise<StatementAnswer> {
    try {
      return await this.finished(started, signal);
    } catch (error) {
      if (error instanceof CancelledError)
        void this.cancel(started.id, new AbortController().signal).catch(() => undefined);
      throw error;
    }
  }

  async #chunk(id: string, index: number, signal: AbortSignal): Promise<ResultPart | undefined> {
    const route = `${ROUTE}/${encodeURIComponent(id)}/result/chunks/${index}`;
    return readChunk(await this.api.ask({ method: "GET", route, maySendAgain: true, refusals: GONE }, signal));
  }

  /** What stands in the part, or behind its link: one that has died, or dies on the way, is asked for anew. */
  async #rowsOf(id: string, chunk: ResultPart, signal: AbortSignal): Promise<BulkRows["rows"]> {
    if (chunk.rows !== undefined) return chunk.rows;
    let { link } = chunk;
    for (let tries = 0; tries < MOST_LINKS; tries++) {
      const isAlive = link !== undefined && link.expiresAtMs - this.nowUtcMs() > LINK_MARGIN_MS;
      if (link !== undefined && isAlive) {
        const outcome = await this.api.fetchLink(link.url, signal);
        if (outcome.kind === "answer" && outcome.status === 200) return readRows(parsedJson(outcome.text));
      }
      link = (await this.#chunk(id, chunk.index, signal))?.link;
    }
    throw new BulkError("unreachable", "A part of the result could not be fetched from the workspace's storage.");
  }
}

function incomplete(): BulkError {
  return new BulkError("malformed-answer", "The workspace did not hand out the whole result: ask once more.");
}

function hasEndedWell({ state, status }: Pick<StatementAnswer, "state" | "status">): boolean {
  switch (state) {
    case "SUCCEEDED":
    case "CLOSED":
      return true;
    case "FAILED":
      throw failureOfStatement(status);
    case "CANCELED":
      throw new BulkError("run-cancelled", "The statement was cancelled, and no table was left behind.");
    case "PENDING":
    case "RUNNING":
      return false;
  }
}

/** How a run is, where it has not ended badly. @throws BulkError */
export function stateOf(answer: Pick<StatementAnswer, "state" | "status">): "waiting" | "running" | "done" {
  if (hasEndedWell(answer)) return "done";
  return answer.state === "PENDING" ? "waiting" : "running";
}
