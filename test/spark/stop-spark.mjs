// Jest's globalTeardown. Spark ends when its standard input does, and Java, which holds its output, a moment later.
import { once } from "node:events";
import { rmSync } from "node:fs";
import stopServers from "../contract/stop-servers.mjs";

export default async function stopSpark() {
  const { process: spark, folder } = globalThis.spark;
  const closed = spark.exitCode === null && spark.signalCode === null ? once(spark, "close") : undefined;
  spark.stdin.end();
  await Promise.all([stopServers(), closed]);
  rmSync(folder, { recursive: true, force: true });
}
