import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import path from "node:path";
import { serve } from "@hono/node-server";
import { createRelayApp } from "./relay-app";
import { jsonLinesLog } from "./relay-log";
import { readSettings } from "./relay-settings";

/**
 * `npm run relay`: PORT (default 3000), HOST (default 127.0.0.1), RELAY_CONFIG (a JSON file; without it local mode),
 * TLS_CERT and TLS_KEY (PEM files, for https), OFFICE_SCRIPT_URL (for networks without Microsoft's CDN).
 */
const settings = readSettings(process.env, (file) => readFileSync(file, "utf8"));
if ("mistakes" in settings) stop(settings.mistakes);

const { port, host, tls, config, officeScriptUrl } = settings;
const server = start();

server.on("error", (error: NodeJS.ErrnoException) => {
  stop([error.code === "EADDRINUSE" ? `Port ${port} is in use. Set PORT to another one.` : error.message]);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => server.close());

function start() {
  try {
    const app = createRelayApp({
      config,
      // This file is built to dist/node, beside dist/pane.
      paneDir: path.resolve(__dirname, "../pane"),
      log: jsonLinesLog(console.log, () => new Date()),
      ...(officeScriptUrl === undefined ? {} : { officeScriptUrl }),
    });
    const secure = tls === undefined ? {} : { createServer, serverOptions: tls };
    return serve({ fetch: app.fetch, port, hostname: host, ...secure }, (address) => tellAddress(address.port));
  } catch (error) {
    const isCertificate = error instanceof Error && "code" in error && String(error.code).startsWith("ERR_OSSL");
    if (isCertificate) return stop(["TLS_CERT and TLS_KEY must be a certificate and its key, as PEM files."]);
    return stop([error instanceof Error ? error.message : String(error)]);
  }
}

function tellAddress(listeningPort: number): void {
  const scheme = tls === undefined ? "http" : "https";
  const name = config.mode === "local" ? "localhost" : host;
  console.log(`The relay is ready: ${scheme}://${name}:${listeningPort}/taskpane.html (${config.mode} mode)`);
}

function stop(mistakes: readonly string[]): never {
  for (const mistake of mistakes) console.error(`The relay cannot start. ${mistake}`);
  process.exit(1);
}
