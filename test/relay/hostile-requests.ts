/** Requests that no browser sends, as bytes. Each must be refused, with nothing of it reaching an upstream. */
export const HOST = "scoresheet.example.com";
export const OWN = `Host: ${HOST}\r\nConnection: close\r\n`;
const JSON_BODY = "Content-Type: application/json\r\n";
const SCORE = "/relay/demo/serving-endpoints/iris/invocations";

function get(path: string, headers = OWN): string {
  return `GET ${path} HTTP/1.1\r\n${headers}\r\n`;
}

/** A request that would be forwarded, were it not for its headers. */
function post(headers: string, body = "{}", path = SCORE): string {
  return `POST ${path} HTTP/1.1\r\n${headers}\r\n${body}`;
}

function named(name: string): string {
  return post(`${OWN}Content-Length: 2\r\n`, "{}", `/relay/demo/serving-endpoints/${name}/invocations`);
}

const PATHS: readonly [string, string][] = [
  ["a path that climbs", get("/relay/demo/serving-endpoints/../../api/2.0/secrets/list")],
  ["a path that climbs back to where it was", get("/relay/demo/x/../ping")],
  ["a dot in the path", get("/relay/demo/./ping")],
  ["encoded dots", get("/relay/demo/%2e%2e/ping")],
  ["half encoded dots", get("/relay/demo/.%2e/demo/ping")],
  ["a double slash", get("/relay//demo/ping")],
  ["a host in the path", get("//evil.example.com/relay/demo/ping")],
  ["a backslash", get("/relay\\demo\\ping")],
  ["the absolute form of another host", get("http://169.254.169.254/latest/meta-data")],
  ["the absolute form of our own host", get(`http://${HOST}/relay/demo/ping`)],
  ["a scheme in the path", get("file:///etc/passwd")],
  ["a fragment", get("/relay/demo/ping#/x")],
  ["an encoded slash", named("a%2Fb")],
  ["an encoded backslash", named("a%5Cb")],
  ["a slash encoded twice", named("a%252Fb")],
  ["an encoded line break", named("a%0d%0aX-Evil:%201")],
  ["an encoded zero", named("iris%00")],
  ["an encoded question mark", named("iris%3Fa=1")],
  ["an overlong spelling of dots", named("%c0%ae%c0%ae")],
  ["a broken percent sign", named("%zz")],
  ["an endpoint beyond the list", named("other")],
  ["a parameter after a segment", post(`${OWN}Content-Length: 2\r\n`, "{}", `${SCORE};jsessionid=1`)],
  ["a slash too many", post(`${OWN}Content-Length: 2\r\n`, "{}", `${SCORE}/`)],
  ["another route of the workspace", get("/relay/demo/api/2.0/clusters/list")],
  ["a line break in the path", get("/relay/demo/ping\r\nX-Evil: 1")],
  ["a bare line feed in the path", get("/relay/demo/ping HTTP/1.1\nX: 1")],
  ["a blank in the path", get("/relay/demo/ping /x")],
  ["bytes beyond ASCII", get("/relay/demo/pi\u00ffng")],
  ["a path without end", get(`/relay/demo/${"a".repeat(40_000)}`)],
];

const UPSTREAMS: readonly [string, string][] = [
  ["an unknown upstream", get("/relay/other/ping")],
  ["a typed workspace, in server mode", get("/relay/typed%3Ahttps%3Aadb-1.azuredatabricks.net/ping")],
  ["a typed metadata address", get("/relay/typed%3Ahttp%3A169.254.169.254/ping")],
  ["a typed server of this machine, in server mode", get("/relay/typed%3Ahttp%3A127.0.0.1/ping")],
  ["a typed host with a user name", get("/relay/typed%3Ahttps%3Ax.azuredatabricks.net%40evil.example.com/ping")],
  ["a URL for an upstream", get("/relay/http%3A%2F%2F127.0.0.1/ping")],
  ["__proto__ for an upstream", get("/relay/__proto__/ping")],
  ["constructor for an upstream", get("/relay/constructor/ping")],
  ["toString for an upstream", get("/relay/toString/ping")],
  ["__proto__ for an endpoint", named("__proto__")],
  ["__proto__ for a sign-in", get("/relay/sign-in/__proto__?challenge=x")],
  [
    "__proto__ in a receipt",
    post(`${OWN}Content-Length: 39\r\n`, '{"__proto__":{"handoff":"a","proof":1}}', "/relay/session/person"),
  ],
  [
    "a forged receipt",
    post(`${OWN}Content-Length: 29\r\n`, '{"handoff":"AAAA","proof":"b"}'.slice(0, 29), "/relay/session/person"),
  ],
  ["a forged session", get("/relay/person/ping", `${OWN}Cookie: scoresheet.person.0=${"A".repeat(200)}\r\n`)],
  ["a callback that nobody began", get("/relay/sign-in/callback?code=a&state=b")],
];

const METHODS: readonly [string, string][] = [
  ...["TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "PROPFIND"].map((method): [string, string] => [
    method,
    `${method} ${SCORE} HTTP/1.1\r\n${OWN}\r\n`,
  ]),
  ["CONNECT", `CONNECT evil.example.com:443 HTTP/1.1\r\n${OWN}\r\n`],
  ["a method that is none", `FETCH ${SCORE} HTTP/1.1\r\n${OWN}\r\n`],
  ["a method in small letters", `post ${SCORE} HTTP/1.1\r\n${OWN}Content-Length: 2\r\n\r\n{}`],
  ["GET where POST belongs", get(SCORE)],
  ["the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
  [
    "a question to another site's page",
    `OPTIONS ${SCORE} HTTP/1.1\r\n${OWN}Origin: https://evil.example.com\r\nAccess-Control-Request-Method: POST\r\n\r\n`,
  ],
  [
    "a websocket",
    get(
      "/relay/demo/ping",
      `Host: ${HOST}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MTIzNDU2Nzg5MDEyMzQ1Ng==\r\n`,
    ),
  ],
  [
    "an upgrade to HTTP/2",
    get(
      "/relay/demo/ping",
      `Host: ${HOST}\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n`,
    ),
  ],
];

const SENDERS: readonly [string, string][] = [
  ["no host", get("/relay/demo/ping", "Connection: close\r\n")],
  ["an empty host", get("/relay/demo/ping", "Host: \r\nConnection: close\r\n")],
  ["two hosts", get("/relay/demo/ping", `${OWN}Host: evil.example.com\r\n`)],
  ["a rebound host", get("/relay/demo/ping", "Host: evil.example.com\r\nConnection: close\r\n")],
  ["this machine for a host, in server mode", get("/relay/demo/ping", "Host: localhost\r\nConnection: close\r\n")],
  ["our host on another port", get("/relay/demo/ping", `Host: ${HOST}:8443\r\nConnection: close\r\n`)],
  ["our host with a user name", get("/relay/demo/ping", `Host: ${HOST}@evil.example.com\r\nConnection: close\r\n`)],
  ["our host as a beginning", get("/relay/demo/ping", `Host: ${HOST}.evil.example.com\r\nConnection: close\r\n`)],
  [
    "our host where only a server in front writes it",
    get("/relay/demo/ping", `Host: evil.example.com\r\nX-Forwarded-Host: ${HOST}\r\nConnection: close\r\n`),
  ],
  ["a rebound host at the dialog", get("/relay/sign-in/person", "Host: evil.example.com\r\nConnection: close\r\n")],
  ["a rebound host at the session", get("/relay/session", "Host: evil.example.com\r\nConnection: close\r\n")],
  ...[
    "Origin: https://evil.example.com",
    "Origin: null",
    `Origin: http://${HOST}`,
    `Origin: https://${HOST}:8443`,
    `Origin: https://${HOST}.evil.example.com`,
    `Origin: https://a.${HOST}`,
    "Sec-Fetch-Site: cross-site",
    "Sec-Fetch-Site: same-site",
    "Cookie: scoresheet.person.0=AAAA",
  ].map((header): [string, string] => [header, post(`${OWN}${header}\r\nContent-Length: 2\r\n`)]),
];

const FRAMING: readonly [string, string][] = [
  [
    "a length and chunks",
    post(`${OWN}${JSON_BODY}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n`, "2\r\n{}\r\n0\r\n\r\n"),
  ],
  ["two lengths", post(`${OWN}Content-Length: 2\r\nContent-Length: 3\r\n`)],
  ["a list of lengths", post(`${OWN}Content-Length: 2, 3\r\n`)],
  ["a signed length", post(`${OWN}Content-Length: +2\r\n`)],
  ["a negative length", post(`${OWN}Content-Length: -2\r\n`)],
  ["a length in another base", post(`${OWN}Content-Length: 0x2\r\n`)],
  ["a length beyond numbers", post(`${OWN}Content-Length: 99999999999999999999\r\n`)],
  ["a transfer coding that is none", post(`${OWN}Transfer-Encoding: xchunked\r\n`, "2\r\n{}\r\n0\r\n\r\n")],
  ["chunks that are not last", post(`${OWN}Transfer-Encoding: chunked, identity\r\n`, "2\r\n{}\r\n0\r\n\r\n")],
  [
    "two transfer codings",
    post(`${OWN}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n`, "2\r\n{}\r\n0\r\n\r\n"),
  ],
  ["a blank before the colon", post(`${OWN}Transfer-Encoding : chunked\r\n`, "2\r\n{}\r\n0\r\n\r\n")],
  ["a header over two lines", post(`${OWN}Content-Length: 2\r\nX-A: 1\r\n b\r\nTransfer-Encoding:\r\n chunked\r\n`)],
  ["a header with a zero", post(`${OWN}X-A: a\u0000b\r\nContent-Length: 2\r\n`)],
  ["a header with a line feed alone", `POST ${SCORE} HTTP/1.1\nHost: ${HOST}\nContent-Length: 2\r\n\r\n{}`],
  ["a header without a name", post(`${OWN}: 1\r\nContent-Length: 2\r\n`)],
  ["too many headers", post(`${OWN}${"X-A: 1\r\n".repeat(5000)}Content-Length: 2\r\n`)],
  ["a header without end", post(`${OWN}X-A: ${"a".repeat(40_000)}\r\nContent-Length: 2\r\n`)],
  ["no HTTP at all", "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003 hello\r\n\r\n"],
];

const BODIES: readonly [string, string][] = [
  ["a body that says it is too large", post(`${OWN}Content-Length: 16777217\r\n`, "")],
  ["a receipt that says it is too large", post(`${OWN}Content-Length: 65537\r\n`, "", "/relay/session/person")],
];

const VOLUME = "/relay/tables/api/2.0/fs/files/Volumes/main/default/scoresheet";
const STAGED = `${VOLUME}/scoresheet-1.csv`;

function put(headers: string, body = "a,b", target = STAGED): string {
  return `PUT ${target} HTTP/1.1\r\n${OWN}${headers}\r\n${body}`;
}

/** At an upstream that takes hand-overs. */
const HAND_OVERS: readonly [string, string][] = [
  ...[
    [`${VOLUME}/../other/scoresheet-1.csv`, "that climbs"],
    [`${VOLUME}/%2e%2e/other/scoresheet-1.csv`, "that climbs in code"],
    [`${VOLUME}/..%2fother%2fscoresheet-1.csv`, "with encoded slashes"],
    [`${VOLUME}/..;/other/scoresheet-1.csv`, "with a parameter"],
    [`${VOLUME}/..\\other\\scoresheet-1.csv`, "with backslashes"],
    [`${VOLUME}//scoresheet-1.csv`, "with two slashes"],
    [`${VOLUME}2/scoresheet-1.csv`, "in another volume"],
    [`${VOLUME}/payroll.csv`, "that is somebody's own"],
    [`${VOLUME}/scoresheet-${"a".repeat(256)}.csv`, "of too long a name"],
    [`${STAGED}?overwrite=true&x=1`, "with another query"],
    [`${STAGED}?overwrite=true%00`, "with a zero in its query"],
    [`${STAGED}#?overwrite=true`, "with a fragment"],
    ["/relay/tables/api/2.0/fs/directories/Volumes/main/default/scoresheet/scoresheet-1.csv", "that is a folder"],
    ["/relay/tables/api/2.0/workspace/import", "of another API"],
    [STAGED.replace("/tables/", "/demo/"), "where no hand-overs are taken"],
  ].map(([target, what]): [string, string] => [`a file ${what}`, put("Content-Length: 3\r\n", "a,b", target)]),
  ["a file that is read", get(STAGED)],
  ["a file that is posted", post(`${OWN}Content-Length: 3\r\n`, "a,b", STAGED)],
  ["a file without a length", put("")],
  ["a file in chunks", put("Transfer-Encoding: chunked\r\n", "3\r\na,b\r\n0\r\n\r\n")],
  [
    "a file of a length and in chunks",
    put("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "3\r\na,b\r\n0\r\n\r\n"),
  ],
  ["a file of two lengths", put("Content-Length: 3\r\nContent-Length: 30\r\n")],
  ["a file of a length in another base", put("Content-Length: 0x3\r\n")],
  ["a file whose transfer coding is none", put("Content-Length: 3\r\nTransfer-Encoding: identity\r\n")],
  ["a file that is packed", put("Content-Length: 3\r\nContent-Encoding: gzip\r\n")],
  ["a file that says it is too large", put("Content-Length: 1000001\r\n", "")],
  ["a file of another site's page", put("Origin: https://evil.example.com\r\nContent-Length: 3\r\n")],
  ["a statement that is looked for", get("/relay/tables/api/2.0/sql/statements")],
  [
    "a statement of another site's page",
    post(`${OWN}Origin: null\r\nContent-Length: 2\r\n`, "{}", "/relay/tables/api/2.0/sql/statements"),
  ],
  [
    "a statement where no hand-overs are taken",
    post(`${OWN}Content-Length: 2\r\n`, "{}", "/relay/demo/api/2.0/sql/statements"),
  ],
  ["a saved query", post(`${OWN}Content-Length: 2\r\n`, "{}", "/relay/tables/api/2.0/sql/queries")],
  [
    "a warehouse that is changed",
    post(`${OWN}Content-Length: 2\r\n`, "{}", "/relay/tables/api/2.0/sql/warehouses/1/edit"),
  ],
  ["a statement's id that climbs", get("/relay/tables/api/2.0/sql/statements/%2e%2e")],
  ["a link that was made up", get(`/relay/tables/result-links/${"A".repeat(200)}`)],
  ["a link that is an address", get("/relay/tables/result-links/http%3A%2F%2F169.254.169.254%2F")],
  ["a link without end", get(`/relay/tables/result-links/${"A".repeat(30_000)}`)],
  ["a link that is posted", post(`${OWN}Content-Length: 2\r\n`, "{}", `/relay/tables/result-links/${"A".repeat(200)}`)],
];

/** What it is, and its bytes. */
export const HOSTILE_REQUESTS: readonly (readonly [string, string])[] = [
  ...PATHS,
  ...UPSTREAMS,
  ...METHODS,
  ...SENDERS,
  ...FRAMING,
  ...BODIES,
  ...HAND_OVERS,
];
