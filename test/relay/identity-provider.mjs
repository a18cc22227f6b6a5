/**
 * A real OpenID provider, and an upstream that takes its tokens only, as a program: it prints one line of JSON with the
 * two origins. Over the upstream's /admin tokens can be withdrawn, time can pass, and the provider can become stricter.
 */
import { createServer } from "node:http";
import Provider from "oidc-provider";

const startedNow = Date.now;
let advancedMs = 0;
Date.now = () => startedNow() + advancedMs;

const issuerServer = createServer();
const upstreamServer = createServer();
await Promise.all([listen(issuerServer), listen(upstreamServer)]);

const REDIRECT_URIS = ["http://127.0.0.1/relay/sign-in/callback", ...process.argv.slice(2)];
const grants = [];
const provider = new Provider(originOf(issuerServer), {
  clients: [
    {
      client_id: "pane",
      application_type: "native", // the port of a redirect to 127.0.0.1 is free (RFC 8252 section 7.3)
      token_endpoint_auth_method: "none",
      redirect_uris: REDIRECT_URIS,
      grant_types: ["authorization_code", "refresh_token"],
    },
    {
      client_id: "relay",
      client_secret: "s:e%c+r et",
      redirect_uris: [],
      response_types: [],
      grant_types: ["client_credentials"],
    },
  ],
  scopes: ["openid", "offline_access", "all-apis"],
  features: {
    clientCredentials: { enabled: true },
    revocation: { enabled: true },
    devInteractions: { enabled: true },
  },
  pkce: { required: () => true },
  rotateRefreshToken: true,
  issueRefreshToken: () => true,
  ttl: {
    AccessToken: 600,
    ClientCredentials: 600,
    AuthorizationCode: 60,
    RefreshToken: 86_400,
    Grant: 86_400,
    Interaction: 600,
    Session: 600,
  },
  cookies: { keys: ["test"] },
});
/** Whether pages of the provider break with the window that opened them, as those of strict providers do. */
let cutsOpeners = false;
provider.use(async (context, next) => {
  await next();
  if (cutsOpeners) context.set("cross-origin-opener-policy", "same-origin");
});
provider.on("grant.success", ({ oidc }) => grants.push(oidc.params.grant_type));
provider.on("server_error", (_, error) => console.error(error));
issuerServer.on("request", provider.callback());

/** Tokens that are not to be good any more although they have not expired. */
const withdrawn = new Set();
const seen = new Set();

upstreamServer.on("request", async (request, response) => {
  request.resume();
  const send = (status, body) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  if (request.url === "/admin/grants") return send(200, grants);
  if (request.url.startsWith("/admin/cuts-openers/")) {
    cutsOpeners = request.url.endsWith("/true");
    return send(200, {});
  }
  if (request.url.startsWith("/admin/advance/")) {
    advancedMs += Number(request.url.split("/").pop());
    return send(200, {});
  }
  if (request.url === "/admin/withdraw") {
    for (const token of seen) withdrawn.add(token);
    return send(200, {});
  }
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
  const found = (await provider.AccessToken.find(token)) ?? (await provider.ClientCredentials.find(token));
  if (!found || found.isExpired || withdrawn.has(token)) return send(401, { error_code: "401", message: "Bad token" });
  seen.add(token);
  return send(200, { account: found.accountId ?? found.clientId, scope: found.scope });
});

console.log(JSON.stringify({ issuer: originOf(issuerServer), upstream: originOf(upstreamServer) }));

function listen(server) {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
}

function originOf(server) {
  return `http://127.0.0.1:${server.address().port}`;
}
