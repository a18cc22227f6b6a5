import { createHash, webcrypto } from "node:crypto";
import { signInPerson } from "../../../src/taskpane/engine/sign-in-person";
import type { WindowEnd } from "../../../src/taskpane/services/sign-in-outcome";

const PAGE = "https://pane.example.com";
const NEVER = new AbortController().signal;
const MESSAGE = { type: "scoresheet-sign-in", upstream: "work", handoff: "sealed" };

interface Asked {
  readonly method: string | undefined;
  readonly url: string;
  readonly body: unknown;
}

/** A relay that takes sign-ins over, and a browser that may keep its cookies. */
class FakeRelay {
  readonly asked: Asked[] = [];
  isKept = true;
  answer = () => new Response(null, { status: 204 });

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    this.asked.push({ method: init.method, url, body: init.body && JSON.parse(String(init.body)) });
    if (init.method === "POST") return await Promise.resolve(this.answer());
    return Response.json({ sessions: [{ upstream: "work", isSignedIn: this.isKept }] });
  };
}

describe("signing in", () => {
  let relay: FakeRelay;
  let openedAt: string;

  const signIn = (end: WindowEnd, signal = NEVER) =>
    signInPerson(
      "work",
      {
        fetch: relay.fetch,
        crypto: webcrypto as Crypto,
        pageOrigin: PAGE,
        openWindow: async (url) => {
          openedAt = url;
          return await Promise.resolve(end);
        },
      },
      signal,
    );
  const message = (told: object, origin: string | undefined = PAGE): WindowEnd => {
    return { kind: "message", message: JSON.stringify(told), origin };
  };

  beforeEach(() => {
    relay = new FakeRelay();
  });

  test("takes over what the window hands over, with the proof that the window does not know", async () => {
    expect(await signIn(message(MESSAGE))).toEqual({ kind: "signed-in" });
    expect(relay.asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST /relay/session/work",
      "GET /relay/session",
    ]);
    const { handoff, proof } = relay.asked[0]?.body as { handoff: string; proof: string };
    expect(handoff).toBe("sealed");
    const challenge = createHash("sha256").update(proof).digest("base64url");
    expect(openedAt).toBe(`${PAGE}/relay/sign-in/work?challenge=${challenge}`);
  });

  test.each([
    ["another page", message(MESSAGE, "https://evil.example.com")],
    ["another upstream", message({ ...MESSAGE, upstream: "other" })],
  ])("takes nothing over from %s", async (_, end) => {
    expect(await signIn(end)).toMatchObject({ kind: "refused" });
    expect(relay.asked).toEqual([]);
  });

  test("repeats why the provider or the relay said no", async () => {
    const declined = message({ type: "scoresheet-sign-in", sentence: "You declined." });
    expect(await signIn(declined)).toEqual({ kind: "refused", sentence: "You declined." });
    relay.answer = () => Response.json({ message: "This sign-in is over." }, { status: 403 });
    expect(await signIn(message(MESSAGE))).toEqual({ kind: "refused", sentence: "This sign-in is over." });
  });

  test("tells that the browser kept nothing", async () => {
    relay.isKept = false;
    expect(await signIn(message(MESSAGE))).toEqual({ kind: "not-kept" });
  });

  test.each(["closed", "blocked", "occupied", "not-opened"] as const)(
    "asks the relay nothing when the window was %s",
    async (kind) => {
      expect(await signIn({ kind })).toEqual({ kind });
      expect(relay.asked).toEqual([]);
    },
  );

  test("ends quietly when it was taken back while the relay took it over", async () => {
    const leaving = new AbortController();
    relay.answer = () => {
      leaving.abort();
      return new Response(null, { status: 204 });
    };
    expect(await signIn(message(MESSAGE), leaving.signal)).toEqual({ kind: "closed" });
  });
});
