import { connectionErrorOf } from "../../src/network/connection-error-of";
import { createConnectionError } from "../../src/network/create-connection-error";

const proxied = (status: number) => new Error(`Proxy response (${status}) !== 200 when HTTP Tunneling`);
const coded = (code: string) => Object.assign(new Error("x"), { code });

describe("what stood between", () => {
  it.each([
    ["a password that the proxy wants", proxied(407), "proxy-sign-in-needed"],
    ["the proxy's refusal", proxied(403), "proxy-refused"],
    ["a proxy that does not know CONNECT", proxied(405), "proxy-refused"],
    ["a proxy that sends elsewhere", proxied(302), "proxy-refused"],
    ["a host that the proxy cannot reach", proxied(502), undefined],
    ["a name that the proxy does not find", proxied(593), undefined],
    ["a company's certificate", coded("SELF_SIGNED_CERT_IN_CHAIN"), "certificate-untrusted"],
    ["a certificate that vouches for itself", coded("DEPTH_ZERO_SELF_SIGNED_CERT"), "certificate-untrusted"],
    ["a missing authority", coded("UNABLE_TO_GET_ISSUER_CERT_LOCALLY"), "certificate-untrusted"],
    ["a certificate for another host", coded("ERR_TLS_CERT_ALTNAME_INVALID"), undefined],
    ["nobody at the port", coded("ECONNREFUSED"), undefined],
    ["what fetch wraps", new TypeError("fetch failed", { cause: proxied(407) }), "proxy-sign-in-needed"],
    ["what is known", new TypeError("x", { cause: createConnectionError("proxy-unreachable") }), "proxy-unreachable"],
    ["no error at all", "Proxy response (407) !== 200", undefined],
  ])("is read from %s", (_what, error, code) => {
    expect(connectionErrorOf(error)?.code).toBe(code);
  });

  it("is looked for in no circle of causes", () => {
    const error = new Error("x");
    error.cause = error;
    expect(connectionErrorOf(error)).toBeUndefined();
  });
});
