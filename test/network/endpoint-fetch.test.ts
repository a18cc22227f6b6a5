import { gzipSync } from "node:zlib";
import { Dispatchers } from "../../src/network/dispatchers";
import { createEndpointFetch } from "../../src/network/endpoint-fetch";
import { RunningServers } from "../relay/running-relay";

const running = new RunningServers();
afterEach(() => running.close());

const post = (url: string, init: RequestInit = {}): Promise<Response> =>
  createEndpointFetch(new Dispatchers())(url, { method: "POST", body: '{"a": "é"}', ...init });

it("sends a text as it is, with the headers that it was given and those that a fetch sends", async () => {
  let received = "";
  const upstream = await running.listenUpstream((request, response) => {
    request.setEncoding("utf8").on("data", (text: string) => (received += text));
    request.on("end", () => response.end("{}"));
  });
  await post(`${upstream.origin}/invocations`, {
    headers: { "content-type": "application/json", Accept: "text/plain" },
  });
  const [request] = upstream.requests;
  expect([upstream.requests.length, request?.method, received]).toEqual([1, "POST", '{"a": "é"}']);
  expect(request?.headers).toMatchObject({
    "content-type": "application/json",
    "user-agent": "undici",
    accept: "text/plain",
  });
});

it("sends a file by its bytes, and says how many they are", async () => {
  let received = 0;
  const upstream = await running.listenUpstream((request, response) => {
    request.on("data", (part: Buffer) => (received += part.length));
    request.on("end", () => response.end("{}"));
  });
  const body = new Blob([new Uint8Array(300_000)]);
  await post(upstream.origin, { method: "PUT", body });
  expect([received, upstream.requests[0]?.headers["content-length"]]).toEqual([300_000, "300000"]);
  await expect(post(upstream.origin, { body: new FormData() })).rejects.toThrow("A body must be text or a file.");
});

it("unpacks an answer, however small it is", async () => {
  const upstream = await running.listenUpstream((_, response) => {
    response.setHeader("content-encoding", "gzip");
    response.end(gzipSync('{"predictions": [1]}'));
  });
  expect(await (await post(upstream.origin)).json()).toEqual({ predictions: [1] });
});

it("follows no redirect", async () => {
  const upstream = await running.listenUpstream((_, response) => {
    response.writeHead(302, { location: "/elsewhere" }).end();
  });
  const answer = await post(upstream.origin);
  expect([answer.status, answer.headers.get("location"), upstream.requests.length]).toEqual([302, "/elsewhere", 1]);
});

it("rejects as soon as it is aborted", async () => {
  const stop = new AbortController();
  const upstream = await running.listenUpstream(() => stop.abort(new Error("stopped")));
  await expect(post(upstream.origin, { signal: stop.signal })).rejects.toThrow("stopped");
});

it("refuses a name of this machine that leads elsewhere", async () => {
  const dispatchers = new Dispatchers({ resolve: async () => [{ address: "192.0.2.1", family: 4 }] });
  await expect(createEndpointFetch(dispatchers)("http://models.localhost:1/", {})).rejects.toThrow();
});
