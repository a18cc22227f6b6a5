import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { createRelayServer, type RelayServerOptions } from "../../src/relay/relay-server";

type UpstreamListener = (request: IncomingMessage, response: ServerResponse) => void;

/** Servers on ports of this machine; close them after each test. */
export class RunningServers {
  readonly #servers: Server[] = [];

  /** @returns the port */
  async listen(server: Server): Promise<number> {
    this.#servers.push(server);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  }

  /** An upstream that keeps what it was asked. */
  async listenUpstream(listener: UpstreamListener = answerEmpty): Promise<RunningUpstream> {
    const upstream = { connections: 0, requests: [] as IncomingMessage[], completed: 0 };
    const server = createServer((request, response) => {
      upstream.requests.push(request);
      request.on("end", () => (upstream.completed += 1));
      listener(request, response);
    });
    server.on("connection", () => (upstream.connections += 1));
    const port = await this.listen(server);
    return Object.assign(upstream, { origin: `http://127.0.0.1:${port}` });
  }

  async listenRelay(options: RelayServerOptions): Promise<number> {
    return this.listen(createRelayServer(options).server);
  }

  close(): void {
    for (const server of this.#servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  }
}

export interface RunningUpstream {
  readonly origin: string;
  readonly connections: number;
  readonly requests: readonly IncomingMessage[];
  /** Requests that came to their end. */
  readonly completed: number;
}

function answerEmpty(request: IncomingMessage, response: ServerResponse): void {
  request.resume().on("end", () => response.end("{}"));
}

/** Sends bytes as they are and reads until the other side closes. @returns everything it said, "" for nothing */
export async function sendRaw(port: number, ...parts: readonly string[]): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let said = "";
  socket.setEncoding("latin1").on("data", (text: string) => (said += text));
  socket.on("error", () => undefined); // a reset is an answer too: the end of what it said
  for (const part of parts) socket.write(part, "latin1");
  await once(socket, "close");
  return said;
}

/** The status of the first answer in what a server said; 0 when it said nothing. */
export function statusOf(said: string): number {
  return Number(/^HTTP\/1\.[01] (\d{3}) /.exec(said)?.[1] ?? 0);
}
