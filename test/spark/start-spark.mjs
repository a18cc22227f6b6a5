// Jest's globalSetup: one Spark session for the runs of all files, and, while that starts, MLflow's servers.
import { spawn } from "node:child_process";
import { mkdtempSync, openSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { prepareMlflow } from "../contract/mlflow-environment.mjs";
import startServers from "../contract/start-servers.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));

export default async function startSpark() {
  const { python } = prepareMlflow();
  const folder = mkdtempSync(join(tmpdir(), "scoresheet-spark-test-"));
  const log = openSync(join(folder, "spark.log"), "a");
  const spark = spawn(python, ["-B", join(HERE, "spark_server.py"), folder], { stdio: ["pipe", "pipe", log] });
  const port = firstLine(spark);
  await Promise.all([startServers(), port]);
  // Jest hands the environment, and nothing else, from here to the tests.
  process.env.SPARK_SESSION = JSON.stringify({ port: Number(await port), folder });
  globalThis.spark = { process: spark, folder };
}

function firstLine(program) {
  return new Promise((resolve, reject) => {
    createInterface({ input: program.stdout }).once("line", resolve);
    program.once("error", reject);
    program.once("exit", (code) => reject(new Error(`Spark ended at once, with exit code ${code}.`)));
  });
}
