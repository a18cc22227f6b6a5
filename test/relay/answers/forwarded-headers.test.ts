import { PERMISSIONS_POLICY } from "../../../src/web/default-headers";
import { requestHeaders, responseHeaders } from "../../../src/relay/answers/forwarded-headers";

describe("headers on their way through the relay", () => {
  it("to an upstream are those that scoring needs", () => {
    const received = new Headers({
      accept: "application/json",
      "content-type": "application/json",
      "content-length": "5",
      authorization: "Bearer t",
      connection: "keep-alive, x-private",
      "x-private": "1",
      cookie: "session=1",
      host: "localhost:3000",
      origin: "http://localhost:3000",
      referer: "http://localhost:3000/taskpane.html",
      "proxy-authorization": "Basic x",
      te: "trailers",
      "transfer-encoding": "chunked",
      upgrade: "websocket",
      "x-forwarded-for": "10.0.0.1",
      "x-http-method-override": "DELETE",
    });
    expect(
      Object.fromEntries(requestHeaders(received, true, { authorization: "Bearer new", requestId: "r1" })),
    ).toEqual({
      accept: "application/json",
      authorization: "Bearer new",
      "content-length": "5",
      "content-type": "application/json",
      "user-agent": "scoresheet-relay",
      "x-request-id": "r1",
    });
  });

  it("carry no token but the one that the relay adds", () => {
    const received = new Headers({ authorization: "Bearer t" });
    expect(requestHeaders(received, true, { requestId: "r1" }).has("authorization")).toBe(false);
  });

  it("announce no body where none comes: the upstream would wait for it", () => {
    const received = new Headers({ "content-length": "5", "content-type": "text/plain", "content-encoding": "gzip" });
    const sent = Object.fromEntries(requestHeaders(received, false, { requestId: "r1" }));
    expect(sent).toEqual({ "user-agent": "scoresheet-relay", "x-request-id": "r1" });
  });

  it("from an upstream keep what the pane reads, and make the body harmless as a page", () => {
    const received = new Headers({
      "content-type": "text/html",
      "retry-after": "7",
      "served-model-name": "iris-1",
      "set-cookie": "a=1",
      "access-control-allow-origin": "*",
      "content-encoding": "gzip",
      "content-length": "9",
      "cache-control": "public",
      "content-security-policy": "default-src *",
      location: "https://example.com",
      "www-authenticate": "Basic",
      connection: "close",
      "x-scoresheet-relay-error": "upstream-unknown",
    });
    expect(Object.fromEntries(responseHeaders(received))).toEqual({
      "content-encoding": "gzip",
      "content-length": "9",
      "content-type": "text/html",
      "retry-after": "7",
      "served-model-name": "iris-1",
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "permissions-policy": PERMISSIONS_POLICY,
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    });
  });
});
