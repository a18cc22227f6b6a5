import { listSessions, signOutOfRelay } from "../../../src/endpoint/relay-client/relay-session";

const NEVER = new AbortController().signal;

describe("what the pane asks the relay of its sessions", () => {
  it("lists where the page is signed in", async () => {
    const known = { upstream: "a", isSignedIn: true, isInFront: false };
    const fetch = async () =>
      Response.json({ sessions: [known, { upstream: "b", isInFront: true }, { upstream: 5 }, 5] });
    expect(await listSessions({ fetch }, NEVER)).toEqual([
      known,
      { upstream: "b", isSignedIn: false, isInFront: true },
    ]);
    expect(await listSessions({ fetch: async () => Response.json({}) }, NEVER)).toEqual([]);
  });

  it("signs out of one upstream or of all", async () => {
    const sent: unknown[] = [];
    const fetch = async (url: string, init: RequestInit) => {
      sent.push(`${init.method} ${url}`);
      return new Response(null, { status: 204 });
    };
    await signOutOfRelay(fetch, NEVER, "work");
    await signOutOfRelay(fetch, NEVER);
    expect(sent).toEqual(["DELETE /relay/session/work", "DELETE /relay/session"]);
  });
});
