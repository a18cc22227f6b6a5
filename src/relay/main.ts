import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { jsonLinesLog } from "./answers/relay-log";
import PROGRAMS from "../programs/programs.json";
import { answerAtOnce } from "../programs/read-options.mjs";
import { PRODUCT_VERSION } from "../protocol/product-version";
import { readSettings, type RelaySettings } from "./config/relay-settings";
import { boundedLines, outliveReaders } from "../web/standing-output";
import { readyLine } from "./ready-line";
import { createRelayServer, type RelayServer } from "./relay-server";

/** `npm run relay`: what its environment says stands in programs/programs.json. */
answerAtOnce(PROGRAMS.relay, process.argv.slice(2), PRODUCT_VERSION);
outliveReaders([process.stdout, process.stderr]);

const settings = readSettings({ env: process.env, readFile: (file) => readFileSync(file, "utf8") });
if ("mistakes" in settings) fail(settings.mistakes);

const { port, host } = settings;
const { server, stop } = create(settings);

server.on("error", (error: NodeJS.ErrnoException) => {
  fail([error.code === "EADDRINUSE" ? `Port ${port} is in use. Set PORT to another one.` : error.message]);
});
server.listen(port, host, () => {
  console.log(readyLine(settings, (server.address() as AddressInfo).port));
});

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());

function create(read: RelaySettings): RelayServer {
  try {
    return createRelayServer({
      ...read,
      // This file is built to dist/node, beside dist/pane.
      paneDir: path.resolve(__dirname, "../pane"),
      log: jsonLinesLog(boundedLines(process.stdout, linesLeftOut), () => new Date()),
    });
  } catch (error) {
    const isCertificate = error instanceof Error && "code" in error && String(error.code).startsWith("ERR_OSSL");
    if (isCertificate) return fail(["TLS_CERT and TLS_KEY must be a certificate and its key, as PEM files."]);
    return fail([error instanceof Error ? error.message : String(error)]);
  }
}

/** Whoever reads the log was slower than what happened. */
function linesLeftOut(count: number): string {
  return JSON.stringify({ time: new Date().toISOString(), event: "log-lines-left-out", count });
}

function fail(mistakes: readonly string[]): never {
  for (const mistake of mistakes) console.error(`The relay cannot start. ${mistake}`);
  process.exit(1);
}
