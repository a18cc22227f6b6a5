/**
 * `npm start`: the workbench, the pane with its relay, and the sample endpoint on one port (PORT, default 3000), ready to score.
 * The composition root of the three; nothing else may import from all of them.
 */
import { randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import path from "node:path";
import type { AddressInfo } from "node:net";
import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { demoWorkbook, type DemoParts } from "./demo/demo-workbook";
import { readProxySettings } from "./network/proxy-settings";
import PROGRAMS from "./programs/programs.json";
import { answerAtOnce } from "./programs/read-options.mjs";
import { PRODUCT_VERSION } from "./protocol/product-version";
import { createRelayApp } from "./relay/relay-app";
import { createSampleEndpointApp } from "./sample-endpoint/sample-endpoint-app";
import { VOLUME } from "./sample-endpoint/sql/sample-volume";
import { createWebServer } from "./web/create-web-server";
import { onlyThisMachine } from "./web/own-host";
import { outliveReaders } from "./web/standing-output";
import { createWorkbenchApp, SAMPLE_PATH } from "./workbench/server/workbench-app";

answerAtOnce(PROGRAMS.start, process.argv.slice(2), PRODUCT_VERSION);
outliveReaders([process.stdout, process.stderr]);

const HOST = "127.0.0.1";
const wantedPort = Number(process.env["PORT"] ?? 3000);

if (!Number.isInteger(wantedPort) || wantedPort < 0 || wantedPort > 65535) {
  stop(`PORT must be a number from 0 to 65535; it is "${process.env["PORT"]}".`);
}

const proxy = readProxySettings(process.env);
if (proxy !== undefined && "mistake" in proxy) stop(proxy.mistake);

/** Built to dist/node, beside dist/pane and dist/workbench. */
const built = (folder: string): string => path.resolve(__dirname, "..", folder);
/** In node_modules of this folder, or of the one that Scoresheet is installed into. */
const officeScript = createRequire(__filename).resolve("@microsoft/office-js/dist/office.js");
const sampleEndpoint = createSampleEndpointApp();
/** The models answer where they stand: the server need not ask itself. */
const DEMO_PARTS: DemoParts = {
  fetch: async (url, init) => sampleEndpoint.fetch(new Request(url, init)),
  now: () => performance.now(),
  marks: {
    nowUtc: () => new Date(),
    randomId: () => randomBytes(8).toString("hex"),
    productVersion: PRODUCT_VERSION,
  },
};
/** Tables can be handed to the sample endpoint as to a workspace. */
const DEMO_WAREHOUSES = { volume: VOLUME };
const product = new Hono<{ Bindings: HttpBindings }>().use(onlyThisMachine);
const server = createWebServer({ fetch: product.fetch });

server.listen(wantedPort, HOST, () => {
  const { port } = server.address() as AddressInfo;
  // The relay reaches the sample endpoint as it reaches any other server, over HTTP, so the port must be known first.
  const demoOrigin = `http://${HOST}:${port}`;
  const relay = createRelayApp({
    config: {
      mode: "local",
      upstreams: [{ id: "demo", label: "Demo models", origin: demoOrigin, auth: "none", warehouses: DEMO_WAREHOUSES }],
    },
    ...(proxy && { proxy }),
    paneDir: built("pane"),
    officeScriptUrl: "/office/office.js",
  });
  const workbench = createWorkbenchApp({
    pageDir: built("workbench"),
    officeDir: path.dirname(officeScript),
    makeSample: () => demoWorkbook(demoOrigin, DEMO_PARTS),
  });
  product.route("/", workbench).route("/", relay).route("/", sampleEndpoint);
  // Made now, so that nobody waits for it: it takes most of a second.
  void workbench.request(SAMPLE_PATH);
  console.log(`Scoresheet is ready: http://localhost:${port}`);
});

server.on("error", (error: NodeJS.ErrnoException) => {
  stop(error.code === "EADDRINUSE" ? `Port ${wantedPort} is in use. Set PORT to another one.` : error.message);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => server.close());

function stop(sentence: string): never {
  console.error(`Scoresheet cannot start. ${sentence}`);
  process.exit(1);
}
