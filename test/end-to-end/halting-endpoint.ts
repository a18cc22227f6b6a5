import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { CONCURRENT_REQUESTS } from "../../src/scoring/scoring-plan";

/** What is answered instead of predictions. */
export interface OtherAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The number that this endpoint predicts for a row. */
export function predictionFor(id: number): number {
  return 2 * id + 1;
}

/**
 * An MLflow server that answers some batches of rows `{id}` and then holds all further ones until it is told what to answer to them.
 * Once as many are held as a run sends at a time, the run has taken in every answer before: `halted` resolves.
 */
export class HaltingEndpoint {
  readonly halted: Promise<void>;
  /** Rows whose predictions were sent. */
  readonly answeredIds: number[] = [];
  /** Requests with rows that have come in, answered or not. */
  requests = 0;
  private readonly held: ServerResponse[] = [];
  private later: OtherAnswer | undefined;
  private noteHalted: () => void = () => undefined;

  private constructor(
    private readonly server: Server,
    private batchesLeft: number,
  ) {
    this.halted = new Promise((resolve) => (this.noteHalted = resolve));
    server.on("request", (request, response) => {
      const parts: Buffer[] = [];
      request.on("data", (part: Buffer) => parts.push(part));
      request.on("end", () => this.take(request.method ?? "", Buffer.concat(parts).toString(), response));
    });
  }

  /** @param batches how many are answered before the first is held */
  static async start(batches: number): Promise<HaltingEndpoint> {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    return new HaltingEndpoint(server, batches);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/invocations`;
  }

  /** Answers all that is held, and all that comes from now on. */
  answerAll(answer: OtherAnswer): void {
    this.later = answer;
    for (const response of this.held.splice(0)) send(response, answer);
  }

  /** Answers the predictions of all that comes from now on; whoever sent what is held has gone. */
  predictFromNowOn(): void {
    this.held.splice(0);
    this.batchesLeft = Infinity;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private take(method: string, body: string, response: ServerResponse): void {
    const rows = method === "POST" ? rowsOf(body) : [];
    // It does not say what its model takes, but there is one.
    if (rows.length === 0) return send(response, { status: method === "POST" ? 400 : 404, body: "" });
    this.requests++;
    if (this.later !== undefined) return send(response, this.later);
    if (this.batchesLeft > 0) {
      this.batchesLeft--;
      this.answeredIds.push(...rows.map(({ id }) => id));
      const predictions = rows.map(({ id }) => predictionFor(id));
      return send(response, { status: 200, body: JSON.stringify({ predictions }) });
    }
    this.held.push(response);
    if (this.held.length === CONCURRENT_REQUESTS) this.noteHalted();
  }
}

function rowsOf(body: string): readonly { readonly id: number }[] {
  const { dataframe_records: rows } = JSON.parse(body) as { dataframe_records?: readonly { id: number }[] };
  return rows ?? [];
}

function send(response: ServerResponse, { status, headers, body }: OtherAnswer): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
}
