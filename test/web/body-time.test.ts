import { once } from "node:events";
import { connect, type AddressInfo } from "node:net";
import type { Server } from "node:http";
import { allowBodyTime } from "../../src/web/body-time";
import { createWebServer } from "../../src/web/create-web-server";
import { sendRaw, statusOf } from "../relay/running-relay";

const opened: Server[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const BEGUN = "Content-Length: 2\r\n\r\n{";

describe("a body", () => {
  it.each([
    ["of a length", BEGUN],
    ["in chunks", "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"],
  ])("that does not come in time is not waited for: %s", async (_, body) => {
    const port = await listen();
    expect(statusOf(await sendRaw(port, head("/rows") + body))).toBe(408);
    expect(statusOf(await sendRaw(port, `${head("/rows")}${BEGUN}}`))).toBe(200);
  });

  it("whose rest does not come behind its answer is not waited for", async () => {
    const port = await listen();
    const said = await sendRaw(port, head("/early") + BEGUN);
    expect(said).toMatch(/^HTTP\/1\.1 200 .*\r\n\r\nearly$/s);
  });

  it("may have more time than others", async () => {
    const port = await listen();
    const large = connect(port, "127.0.0.1");
    large.write(head("/file") + BEGUN);
    // Others have come to the end of theirs meanwhile.
    for (let times = 0; times < 2; times++) expect(statusOf(await sendRaw(port, head("/rows") + BEGUN))).toBe(408);
    large.write("}");
    const [said] = (await once(large, "data")) as [Buffer];
    expect(said.toString()).toMatch(/^HTTP\/1\.1 200 .*\{\}$/s);
    large.destroy();
  });

  it("has no more time than others once it is answered", async () => {
    const port = await listen();
    expect(await sendRaw(port, head("/refused-file") + BEGUN)).toMatch(/^HTTP\/1\.1 200 .*refused$/s);
  });
});

function head(path: string): string {
  return `POST ${path} HTTP/1.1\r\nHost: localhost\r\n${path === "/rows" ? "Connection: close\r\n" : ""}`;
}

async function listen(): Promise<number> {
  const server = createWebServer({
    limits: { requestTimeoutMs: 40, keepAliveMs: 20 },
    fetch: async (request, { incoming }) => {
      const { pathname } = new URL(request.url);
      if (pathname.endsWith("file") && "complete" in incoming) allowBodyTime(incoming, 60_000);
      if (pathname === "/early") return new Response("early");
      if (pathname === "/refused-file") return new Response("refused");
      return new Response(await request.text());
    },
  });
  opened.push(server.listen(0, "127.0.0.1"));
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}
