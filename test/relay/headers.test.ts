import { requestHeaders, responseHeaders } from "../../src/relay/headers";

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
    expect(Object.fromEntries(requestHeaders(received, "user-token"))).toEqual({
      accept: "application/json",
      authorization: "Bearer t",
      "content-length": "5",
      "content-type": "application/json",
      "user-agent": "scoresheet-relay",
    });
  });

  it("carry no token to an upstream that needs none", () => {
    expect(requestHeaders(new Headers({ authorization: "Bearer t" }), "none").has("authorization")).toBe(false);
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
      "content-type": "text/html",
      "retry-after": "7",
      "served-model-name": "iris-1",
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    });
  });
});
