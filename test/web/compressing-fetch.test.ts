import type { HttpBindings } from "@hono/node-server";
import { once } from "node:events";
import http, { type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, createGunzip, gunzipSync } from "node:zlib";
import { compressingFetch } from "../../src/web/compressing-fetch";
import { createWebServer } from "../../src/web/create-web-server";

const ROWS = JSON.stringify({ predictions: Array.from({ length: 4000 }, (_, row) => row % 7) });
const JSON_TYPE = { "content-type": "application/json" };
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function answer(response: Response, method = "GET", accepted = "gzip, br"): Promise<Response> {
  const request = new Request("http://localhost/", { method, headers: { "accept-encoding": accepted } });
  return compressingFetch(() => response)(request, {} as HttpBindings);
}

describe("an answer of text", () => {
  it.each([
    "application/json",
    "application/json; charset=utf-8",
    "text/html",
    "text/plain;charset=UTF-8",
    "image/svg+xml",
    "application/problem+json",
    "TEXT/CSS",
  ])("is compressed: %s", async (type) => {
    const { headers, body } = await answer(new Response(ROWS, { headers: { "content-type": type, etag: '"a"' } }));
    expect(Object.fromEntries(headers)).toEqual({
      "content-encoding": "gzip",
      "content-type": type,
      etag: 'W/"a"',
      vary: "accept-encoding",
    });
    expect(gunzipSync(await new Response(body).arrayBuffer()).toString()).toBe(ROWS);
  });

  it.each([
    ["text that is small", new Response("{}", { headers: JSON_TYPE })],
    ["text that says that it is small", new Response("{}", { headers: { ...JSON_TYPE, "content-length": "2" } })],
    ["a picture", new Response(ROWS, { headers: { "content-type": "image/png" } })],
    [
      "a workbook",
      new Response(ROWS, {
        headers: { "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
      }),
    ],
    ["events", new Response(ROWS, { headers: { "content-type": "text/event-stream" } })],
    ["what has no type", new Response(new TextEncoder().encode(ROWS))],
    [
      "what must stay as it is",
      new Response(ROWS, { headers: { ...JSON_TYPE, "cache-control": "no-store, no-transform" } }),
    ],
    ["what sets a cookie", new Response(ROWS, { headers: { ...JSON_TYPE, "set-cookie": "a=1" } })],
    ["a part of something", new Response(ROWS, { status: 206, headers: JSON_TYPE })],
    ["nothing", new Response(null, { status: 204, headers: JSON_TYPE })],
    ["what the client has", new Response(null, { status: 304, headers: JSON_TYPE })],
  ])("is left as it is where it is %s", async (_, response) => {
    const { status } = response;
    const given = await answer(response);
    expect([given.status, given.headers.has("content-encoding")]).toEqual([status, false]);
  });

  it("is never compressed twice", async () => {
    const packed = Uint8Array.from(brotliCompressSync(ROWS));
    const { headers, body } = await answer(
      new Response(packed, {
        headers: { ...JSON_TYPE, "content-encoding": "br", "content-length": String(packed.length) },
      }),
    );
    expect([headers.get("content-encoding"), headers.get("content-length"), headers.get("vary")]).toEqual([
      "br",
      String(packed.length),
      "accept-encoding",
    ]);
    expect(Buffer.from(await new Response(body).arrayBuffer())).toEqual(Buffer.from(packed));
  });

  it.each(["", "identity", "br", "gzip;q=0", "gzip;q=0, *", "*;q=0", "identity, gzip;q=0.1"])(
    "comes as it is to those who take %j",
    async (accepted) => {
      const given = await answer(new Response(ROWS, { headers: { ...JSON_TYPE, vary: "origin" } }), "GET", accepted);
      expect([given.headers.get("content-encoding"), given.headers.get("vary")]).toEqual([
        null,
        "origin, accept-encoding",
      ]);
      expect(await given.text()).toBe(ROWS);
    },
  );

  it("has its length left out where that is another one now, and its status kept", async () => {
    const headers = { ...JSON_TYPE, "content-length": String(ROWS.length) };
    const given = await answer(new Response(ROWS, { status: 400, headers }));
    expect([given.status, given.headers.has("content-length")]).toEqual([400, false]);
  });

  it("says to HEAD what it varies with", async () => {
    const given = await answer(new Response(null, { headers: JSON_TYPE }), "HEAD");
    expect([given.headers.get("vary"), given.headers.has("content-encoding")]).toEqual(["accept-encoding", false]);
  });
});

describe("an answer that comes in parts", () => {
  it("is passed on part by part", async () => {
    let send: (part: string | undefined) => void = () => undefined;
    const { response } = await ask(
      new ReadableStream<Uint8Array>({
        start(controller) {
          send = (part) =>
            part === undefined ? controller.close() : controller.enqueue(new TextEncoder().encode(part));
        },
      }),
    );
    expect(response.headers["content-encoding"]).toBe("gzip");
    const text = response.pipe(createGunzip()).setEncoding("utf8");
    send("[1,");
    expect(await once(text, "data")).toEqual(["[1,"]);
    send("2]");
    expect(await once(text, "data")).toEqual(["2]"]);
    send(undefined);
    await once(text, "end");
  });

  it("is given up when its reader goes", async () => {
    let isCancelled: () => void = () => undefined;
    const cancelled = new Promise<void>((resolve) => (isCancelled = resolve));
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(100_000)),
      cancel: () => isCancelled(),
    });
    const { response } = await ask(body);
    response.destroy();
    await cancelled;
  });

  it("never looks whole when it breaks off", async () => {
    const told = jest.spyOn(console, "error").mockImplementation();
    let pulls = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (pulls++ < 3) controller.enqueue(new Uint8Array(50_000));
        else controller.error(new Error("broken off"));
      },
    });
    const { response } = await ask(body);
    const text = response.pipe(createGunzip()).resume();
    const ended = await Promise.race([
      once(text, "end").then(() => "whole"),
      once(response, "close").then(() => (response.complete ? "whole" : "broken")),
    ]).catch(() => "broken");
    expect(ended).toBe("broken");
    told.mockRestore();
  });

  it("is not read ahead of a reader that does not read", async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        // What gzip cannot shrink, so that it fills the connection.
        const part = new Uint8Array(64 * 1024);
        crypto.getRandomValues(part);
        controller.enqueue(part);
      },
    });
    const { response } = await ask(body);
    response.pause();
    let before = -1;
    while (before !== pulled) {
      before = pulled;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    // The system keeps some MB for a connection on one machine.
    expect(pulled).toBeLessThan(300);
  });
});

async function ask(body: ReadableStream<Uint8Array>): Promise<{ response: IncomingMessage }> {
  const server = createWebServer({ fetch: () => new Response(body, { headers: JSON_TYPE }) });
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const sent = http.get({ port, host: "127.0.0.1", headers: { "accept-encoding": "gzip" } });
  sent.on("error", () => undefined);
  const [response] = (await once(sent, "response")) as [IncomingMessage];
  response.on("error", () => undefined);
  return { response };
}
