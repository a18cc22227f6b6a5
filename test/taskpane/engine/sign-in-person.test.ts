import { signInPerson } from "../../../src/taskpane/engine/sign-in-person";
import type { WindowEnd } from "../../../src/taskpane/services/sign-in-outcome";
import type { SignInStage } from "../../../src/taskpane/services/sign-in-port";

const PAGE = "https://pane.example.com";
const NEVER = new AbortController().signal;
const PROOF = { proof: "made up before", challenge: "hash-of-it" };
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

  get receipts(): unknown[] {
    return this.asked.filter(({ method }) => method === "POST").map(({ body }) => body);
  }

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    this.asked.push({ method: init.method, url, body: init.body && JSON.parse(String(init.body)) });
    if (init.method === "POST") return await Promise.resolve(this.answer());
    return Response.json({ sessions: [{ upstream: "work", isSignedIn: this.isKept }] });
  };
}

describe("signing in", () => {
  let relay: FakeRelay;
  let openedAt: string[];
  let stages: SignInStage[];
  let nowMs: number;

  /** @param onSleep what happens while the pane waits */
  const signIn = (end: WindowEnd, signal = NEVER, onSleep: () => void = () => undefined) =>
    signInPerson(
      "work",
      {
        fetch: relay.fetch,
        proof: PROOF,
        pageOrigin: PAGE,
        openWindow: async (url) => {
          openedAt.push(url);
          return await Promise.resolve(end);
        },
        clock: {
          now: () => nowMs,
          sleep: async (delayMs) => {
            nowMs += delayMs;
            onSleep();
            await Promise.resolve();
            signal.throwIfAborted();
          },
        },
        onStage: (stage) => stages.push(stage),
      },
      signal,
    );
  const message = (told: object, origin: string | undefined = PAGE): WindowEnd => {
    return { kind: "message", message: JSON.stringify(told), origin };
  };

  beforeEach(() => {
    relay = new FakeRelay();
    [openedAt, stages, nowMs] = [[], [], 0];
  });

  test("opens its window before it returns, with the hash of the proof", () => {
    void signIn({ kind: "blocked" });
    expect(openedAt).toEqual([`${PAGE}/relay/sign-in/work?challenge=hash-of-it`]);
  });

  test("takes over what the window hands over, with the proof that the window does not know", async () => {
    expect(await signIn(message(MESSAGE))).toEqual({ kind: "signed-in" });
    expect(relay.asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "POST /relay/session/work",
      "GET /relay/session",
    ]);
    expect(relay.receipts).toEqual([{ handoff: "sealed", proof: PROOF.proof }]);
    expect(stages).toEqual([]);
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

  test.each(["closed", "blocked", "not-allowed", "occupied", "not-https", "not-loaded", "not-opened"] as const)(
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

  describe("in a window that seems to be closed", () => {
    const notYet = () => new Response(null, { status: 202 });
    const takenOver = () => new Response(null, { status: 204 });
    /** What the relay answers, one after the other; then the last for ever. */
    const answering = (...answers: readonly (() => Response)[]) => {
      let asked = 0;
      relay.answer = () => answers[Math.min(asked++, answers.length - 1)]!();
    };

    test("takes over what it left at the relay, however long the person takes for it", async () => {
      answering(...Array.from({ length: 30 }, () => notYet), takenOver);
      expect(await signIn({ kind: "out-of-sight" })).toEqual({ kind: "signed-in" });
      expect(relay.receipts[0]).toEqual({ proof: PROOF.proof });
      expect([stages, nowMs]).toEqual([["out-of-sight"], 30_000]);
    });

    test("takes over at once what is there already", async () => {
      expect(await signIn({ kind: "out-of-sight" })).toEqual({ kind: "signed-in" });
      expect(nowMs).toBe(0);
    });

    test("says after a minute that it is closed, and takes the sign-in all the same should one come", async () => {
      answering(...Array.from({ length: 70 }, () => notYet), takenOver);
      expect(await signIn({ kind: "out-of-sight" })).toEqual({ kind: "signed-in" });
      expect(stages).toEqual(["out-of-sight", "closed"]);
    });

    test("stops asking when no sign-in in it can succeed any more", async () => {
      answering(notYet);
      expect(await signIn({ kind: "out-of-sight" })).toEqual({ kind: "closed" });
      expect(nowMs).toBe(600_000);
      expect(relay.asked.length).toBeLessThan(180);
    });

    test("goes on asking where the relay cannot be reached or has too much to do for a while", async () => {
      const unreachable = (): Response => {
        throw new TypeError("Failed to fetch");
      };
      const busy = () => Response.json({ message: "Too many requests." }, { status: 429 });
      const away = () => new Response("<h1>Bad gateway</h1>", { status: 502 });
      answering(unreachable, busy, away, takenOver);
      expect(await signIn({ kind: "out-of-sight" })).toEqual({ kind: "signed-in" });
    });

    test("repeats why it came to nothing", async () => {
      answering(notYet, () => Response.json({ message: "The sign-in was declined." }, { status: 403 }));
      expect(await signIn({ kind: "out-of-sight" })).toEqual({
        kind: "refused",
        sentence: "The sign-in was declined.",
      });
    });

    test("ends quietly when it is taken back, and asks no more", async () => {
      answering(notYet);
      const leaving = new AbortController();
      const end = await signIn({ kind: "out-of-sight" }, leaving.signal, () => nowMs >= 5_000 && leaving.abort());
      expect(end).toEqual({ kind: "closed" });
      expect(relay.receipts).toHaveLength(5);
    });

    test("asks nothing when it was closed because the person took it back", async () => {
      expect(await signIn({ kind: "out-of-sight" }, AbortSignal.abort())).toEqual({ kind: "closed" });
      expect(relay.asked).toEqual([]);
    });
  });
});
