// Jest's globalSetup: the built `npm run score`, and one process in which MLflow's scoring server serves every model of train_models.py.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "../../src/prepare.mjs";
import { prepareMlflow } from "./mlflow-environment.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));

export default async function startServers() {
  await ensureBuilt();
  const { python, models } = prepareMlflow();
  const server = spawn(python, [join(HERE, "serve_models.py"), models], { stdio: ["pipe", "pipe", "inherit"] });
  const origins = await firstLine(server);
  // Jest hands the environment, and nothing else, from here to the tests.
  process.env.MLFLOW_ORIGINS = origins;
  process.env.MLFLOW_CASES = join(models, "cases.json");
  process.env.MLFLOW_PYTHON = python;
  globalThis.mlflowServer = server;
}

function firstLine(server) {
  return new Promise((resolve, reject) => {
    createInterface({ input: server.stdout }).once("line", resolve);
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`The MLflow servers ended at once, with exit code ${code}.`)));
  });
}
