import { once } from "node:events";
import { connect } from "node:net";
import { relayPath } from "../../../src/protocol/paths";
import { until } from "../../support/until";
import { RunningServers } from "../running-relay";

const REQUESTS_AT_ONCE = 12;
const running = new RunningServers();
afterEach(() => running.close());

describe("requests that were sent without waiting for the answers", () => {
  it("are all given up at the upstream when their connection closes", async () => {
    let underWay = 0;
    const upstream = await running.listenUpstream((_, response) => {
      underWay += 1;
      response.on("close", () => (underWay -= 1));
    });
    const demo = { id: "demo", label: "Demo", origin: upstream.origin, auth: "none" } as const;
    const port = await running.listenRelay({ config: { mode: "local", upstreams: [demo] } });
    const socket = connect(port, "127.0.0.1");
    const request = `GET ${relayPath("demo", "/ping")} HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`;
    socket.write(request.repeat(REQUESTS_AT_ONCE));
    await until("all requests were under way", () => underWay === REQUESTS_AT_ONCE);
    socket.destroy();
    await once(socket, "close");
    await until("all requests were given up", () => underWay === 0);
  });
});
