import { createHash, webcrypto } from "node:crypto";
import {
  createSignInProof,
  readSignInMessage,
  signInDialogUrl,
  takeSignInOver,
} from "../../../src/endpoint/relay-client/take-sign-in-over";

const PAGE = "https://scoresheet.example.com";
const EXPECTED = { pageOrigin: PAGE, upstreamId: "work" };
const GOOD = { type: "scoresheet-sign-in", upstream: "work", handoff: "sealed" };
const NEVER = new AbortController().signal;

describe("the pane's side of signing in at the relay", () => {
  it("opens the dialog with the hash of a proof that is new each time", async () => {
    const crypto = webcrypto as Crypto;
    const [one, other] = [await createSignInProof(crypto), await createSignInProof(crypto)];
    expect(one.challenge).toBe(createHash("sha256").update(one.proof).digest("base64url"));
    expect(other.proof).not.toBe(one.proof);
    expect(signInDialogUrl(PAGE, "work", one)).toBe(`${PAGE}/relay/sign-in/work?challenge=${one.challenge}`);
  });

  it("takes the dialog's message, also from an Office that does not tell its origin", () => {
    expect(readSignInMessage(JSON.stringify(GOOD), PAGE, EXPECTED)).toBe("sealed");
    expect(readSignInMessage(JSON.stringify(GOOD), undefined, EXPECTED)).toBe("sealed");
  });

  it.each([
    ["another page", JSON.stringify(GOOD), "https://evil.example.com"],
    ["another upstream", JSON.stringify({ ...GOOD, upstream: "other" }), PAGE],
    ["another kind", JSON.stringify({ ...GOOD, type: "other" }), PAGE],
    ["no handoff", JSON.stringify({ ...GOOD, handoff: 5 }), PAGE],
    ["no JSON", "{", PAGE],
    ["no object", "null", PAGE],
  ])("refuses a message of %s", (_, message, origin) => {
    expect(() => readSignInMessage(message, origin, EXPECTED)).toThrow("did not come to an end");
  });

  it("repeats what the dialog says went wrong", () => {
    const message = JSON.stringify({ type: "scoresheet-sign-in", sentence: "The sign-in was declined." });
    expect(() => readSignInMessage(message, PAGE, EXPECTED)).toThrow("The sign-in was declined.");
  });

  it("takes the sign-in over with handoff and proof", async () => {
    const sent: unknown[] = [];
    const fetch = async (url: string, init: RequestInit) => {
      sent.push([init.method, url, JSON.parse(String(init.body))]);
      return new Response(null, { status: 204 });
    };
    expect(await takeSignInOver("work", { handoff: "sealed", proof: "p" }, fetch, NEVER)).toBe(true);
    expect(sent).toEqual([["POST", "/relay/session/work", { handoff: "sealed", proof: "p" }]]);
  });

  it("says why a sign-in was not taken over", async () => {
    const refused = async () => Response.json({ message: "This sign-in is over." }, { status: 403 });
    const receipt = { handoff: "sealed", proof: "p" };
    await expect(takeSignInOver("work", receipt, refused, NEVER)).rejects.toMatchObject({
      code: "unauthorized",
      message: "This sign-in is over.",
    });
    const unreachable = () => Promise.reject(new TypeError("fetch failed"));
    await expect(takeSignInOver("work", receipt, unreachable, NEVER)).rejects.toMatchObject({ code: "network" });
  });

  it("asks with the proof alone for what a dialog left that was cut off, and hears that nothing is there yet", async () => {
    const sent: unknown[] = [];
    const fetch = async (_: string, init: RequestInit) => {
      sent.push(JSON.parse(String(init.body)));
      return new Response(null, { status: sent.length === 1 ? 202 : 204 });
    };
    const ask = () => takeSignInOver("work", { proof: "p" }, fetch, NEVER);
    expect([await ask(), await ask()]).toEqual([false, true]);
    expect(sent).toEqual([{ proof: "p" }, { proof: "p" }]);
  });
});
