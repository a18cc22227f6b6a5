import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { relayPath, SESSION_PATH, signInPath, upstreamSessionPath } from "../../../src/protocol/paths";
import { jsonLinesLog } from "../../../src/relay/answers/relay-log";
import type { RelayConfig } from "../../../src/relay/config/relay-config";
import { RunningServers } from "../running-relay";

const SECRETS = {
  token: "dapi0123456789secret",
  cell: "Müller-4711-salary",
  clientSecret: "client-secret-4711",
  query: "query-secret-4711",
  refused: "refused-by-the-provider-4711",
};
const INVOCATIONS = "/serving-endpoints/iris/invocations";
const running = new RunningServers();
afterEach(() => running.close());

describe("what the relay says and writes down", () => {
  it("holds no token, no secret, no cell and no query, whatever goes wrong", async () => {
    const { log, ask } = await start();
    const said: string[] = [];
    for (const upstream of ["user", "machine", "person", "gone", "moved", "unknown", "typed:http:localhost:1"]) {
      for (const route of [INVOCATIONS, "/invocations", `/${SECRETS.query}`, `${INVOCATIONS}?q=${SECRETS.query}`]) {
        said.push(await ask("POST", relayPath(upstream, route)));
        said.push(await ask("POST", relayPath(upstream, route), { origin: `https://${SECRETS.query}.example.com` }));
      }
    }
    const challenge = createHash("sha256").update("proof").digest("base64url");
    said.push(await ask("GET", signInPath("person", SECRETS.query)));
    said.push(await ask("GET", `/relay/sign-in/callback?code=${SECRETS.query}&state=${SECRETS.query}`));
    said.push(await ask("POST", upstreamSessionPath("person")), await ask("DELETE", SESSION_PATH));
    said.push(await ask("GET", SESSION_PATH), await ask("GET", `/${SECRETS.query}`));
    const dialog = await ask("GET", signInPath("person", challenge));
    // The person's browser is sent to the provider with the client's id, and with nothing else of the client.
    expect(dialog).toContain("client_id=");
    expect(log.length).toBeGreaterThan(50);
    for (const secret of Object.values(SECRETS)) {
      for (const text of [...said, dialog, ...log]) expect(text).not.toContain(secret);
    }
  });

  it("is one line of JSON for each request", async () => {
    const { log, ask } = await start();
    await ask("POST", relayPath("user", INVOCATIONS), { "x-request-id": "line\\nbreak" });
    await ask("POST", relayPath("unknown", "/x\\n"));
    expect(log).toHaveLength(2);
    for (const line of log)
      expect(JSON.parse(line)).toMatchObject({ time: "1970-01-01T00:00:00.000Z", status: expect.any(Number) });
    expect(log.join("")).not.toContain("\n");
  });
});

/** A relay whose upstreams fail in every way, repeating what they were sent. */
async function start() {
  const upstream = await running.listenUpstream(repeatAll);
  const log: string[] = [];
  const config = configFor(upstream.origin);
  const write = jsonLinesLog(
    (line) => log.push(line),
    () => new Date(0),
  );
  const port = await running.listenRelay({ config, log: write });
  const ask = async (method: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<string> => {
    const own = {
      authorization: `Bearer ${SECRETS.token}`,
      cookie: `a=${SECRETS.token}`,
      origin: `http://localhost:${port}`,
    };
    const body = method === "POST" ? { body: JSON.stringify({ inputs: [SECRETS.cell] }) } : {};
    const response = await fetch(`http://localhost:${port}${path}`, {
      method,
      headers: { ...own, ...headers },
      ...body,
    });
    // An upstream's own answer goes to the analyst whose data it is; the relay's words are those with its error code.
    const isOwn = response.headers.has("x-scoresheet-relay-error") || !path.includes("/user/");
    return `${JSON.stringify([...response.headers])} ${isOwn ? await response.text() : ""}`;
  };
  return { log, ask };
}

function configFor(origin: string): RelayConfig {
  const client = {
    clientId: "relay",
    clientSecret: SECRETS.clientSecret,
    scopes: ["all"],
    tokenUrl: `${origin}/token`,
  };
  const oauth = { ...client, authorizeUrl: `${origin}/authorize`, revokeUrl: `${origin}/revoke` };
  const at = (id: string, auth: "user-token" | "oauth-m2m" | "oauth-u2m", where = origin) =>
    ({ id, label: "Work", origin: where, auth, ...(auth === "user-token" ? {} : { oauth }) }) as const;
  return {
    mode: "local",
    upstreams: [
      at("user", "user-token"),
      at("machine", "oauth-m2m"),
      at("person", "oauth-u2m"),
      at("gone", "user-token", "http://127.0.0.1:9"),
      at("moved", "user-token", origin.replace("127.0.0.1", "localhost")),
    ],
  };
}

function repeatAll(request: IncomingMessage, response: ServerResponse): void {
  let body = "";
  request.setEncoding("utf8").on("data", (part: string) => (body += part));
  request.on("end", () => {
    const repeated = JSON.stringify({ error: SECRETS.refused, headers: request.headers, body });
    const isMoved = request.headers.host?.startsWith("localhost") === true;
    const location = isMoved ? { location: `https://${SECRETS.query}.example.com/` } : {};
    response.writeHead(isMoved ? 302 : 400, { "set-cookie": `b=${SECRETS.token}`, ...location }).end(repeated);
  });
}
