import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { rootCertificates } from "node:tls";
import { parse } from "yaml";
import * as z from "zod";
import { readRelayConfig, relayFileSchema } from "../../../src/relay/config/relay-config";
import { expectGolden } from "../../support/golden-file";

const DEPLOY = path.resolve(__dirname, "../../../src/relay/deploy");
const SCHEMA = "relay.schema.json";
const CERTIFICATE = rootCertificates[0] ?? "";
const SOURCES = { env: { SCORESHEET_CLIENT_SECRET: "x" }, readFile: () => CERTIFICATE };

describe("the deployment recipes", () => {
  it.each(["relay.json", "databricks-app.json"])("name a config that the relay takes: %s", (name) => {
    expect(readRelayConfig(read(name), SOURCES)).toHaveProperty("mode", "server");
  });

  it("tell editors of exactly the fields that the relay reads", () => {
    const schema = z.toJSONSchema(relayFileSchema);
    expectGolden(`src/relay/deploy/${SCHEMA}`, `${JSON.stringify(schema, null, 2)}\n`);
    for (const name of ["relay.json", "databricks-app.json"])
      expect(JSON.parse(read(name))).toHaveProperty("$schema", `./${SCHEMA}`);
  });

  it("start the program that the build makes, where the build puts it beside the pane", () => {
    const app = parse(read("app.yaml")) as { command: string[]; env: { name: string; value: string }[] };
    expect(app.command).toEqual(["node", "dist/node/relay.cjs"]);
    expect(read("Dockerfile")).toContain('CMD ["node", "dist/node/relay.cjs"]');
    expect(read("Dockerfile")).toContain("COPY --from=build /package ./");
    expect(read("scoresheet-relay.service")).toContain("ExecStart=/usr/bin/node /opt/scoresheet/node/relay.cjs");
    const config = app.env.find(({ name }) => name === "RELAY_CONFIG")?.value ?? "";
    expect(path.resolve(__dirname, "../../..", config)).toBe(path.join(DEPLOY, "databricks-app.json"));
  });

  it("wait as long as a request may take before they end the program", () => {
    const seconds = [/TimeoutStopSec=(\d+)/, /docker stop -t (\d+)/].map((pattern) => {
      const text = read("scoresheet-relay.service") + read("Dockerfile");
      return Number(pattern.exec(text)?.[1]);
    });
    expect(Math.min(...seconds)).toBeGreaterThan(310);
  });

  it("allow the system calls that Node makes when it starts, and kill it for none", () => {
    const unit = read("scoresheet-relay.service");
    expect(unit).toMatch(/^SystemCallFilter=@system-service @pkey$/m);
    expect(unit).toMatch(/^SystemCallErrorNumber=EPERM$/m);
  });

  it("hold no secret", () => {
    for (const name of readdirSync(DEPLOY)) expect(read(name)).not.toMatch(/PRIVATE KEY|dapi[0-9a-f]|clientSecret"/);
  });
});

function read(name: string): string {
  return readFileSync(path.join(DEPLOY, name), "utf8");
}
