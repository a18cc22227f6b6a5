import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import type { AddressInfo } from "node:net";
import PROGRAMS from "../programs/programs.json";
import { answerAtOnce } from "../programs/read-options.mjs";
import { PRODUCT_VERSION } from "../protocol/product-version";
import { createWebServer } from "../web/create-web-server";
import { isThisMachine, onlyThisMachine } from "../web/own-host";
import { outliveReaders } from "../web/standing-output";
import { createSampleModels } from "./models/sample-models";
import { createSampleEndpointApp } from "./sample-endpoint-app";

/** `npm run sample-endpoint`: what its environment says stands in programs/programs.json. */
answerAtOnce(PROGRAMS["sample-endpoint"], process.argv.slice(2), PRODUCT_VERSION);
outliveReaders([process.stdout, process.stderr]);

const port = Number(process.env.PORT ?? 5001);
const host = process.env.HOST ?? "127.0.0.1";
const defaultModel = process.env.SAMPLE_MODEL ?? "iris";
const models = createSampleModels();

if (!Number.isInteger(port) || port < 0 || port > 65535) {
  console.error(`PORT must be a number from 0 to 65535; it is "${process.env.PORT ?? ""}".`);
  process.exit(1);
}

if (!models.some((model) => model.name === defaultModel)) {
  console.error(`SAMPLE_MODEL must be one of: ${models.map((model) => model.name).join(", ")}.`);
  process.exit(1);
}

const app = new Hono<{ Bindings: HttpBindings }>();
// Who opens it to other machines names it as they do; what those names are, nobody has said.
if (isThisMachine(host)) app.use(onlyThisMachine);
const server = createWebServer({ fetch: app.route("/", createSampleEndpointApp({ models, defaultModel })).fetch });

server.listen(port, host, () => {
  console.log(`The sample endpoint is ready at http://${host}:${(server.address() as AddressInfo).port}`);
});

server.on("error", (error: NodeJS.ErrnoException) => {
  const inUse = error.code === "EADDRINUSE";
  console.error(inUse ? `Port ${port} is in use. Set PORT to another one.` : `Cannot listen: ${error.message}`);
  process.exit(1);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => server.close());
