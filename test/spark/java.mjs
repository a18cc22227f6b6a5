// Finds the Java that Spark runs on, for the tests with a real Spark. Needs nothing but Node.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** The oldest that Spark 4 runs on. */
const OLDEST = 17;

/**
 * What this machine lacks for the tests with Spark, as one sentence with the command that installs it; undefined when nothing is missing.
 * As root on a machine with apt-get it is installed first.
 */
export function describeMissing() {
  if (hasJava() || installJava()) return undefined;
  return (
    `missing: Java ${OLDEST} or newer, for the tests with Spark. Install it with: ` +
    "sudo apt-get install -y default-jre-headless, or set JAVA_HOME to the folder of one"
  );
}

function hasJava() {
  const home = process.env.JAVA_HOME;
  const { status, stderr } = spawnSync(home ? join(home, "bin", "java") : "java", ["-version"], { encoding: "utf8" });
  const version = /version "(\d+)/.exec(stderr ?? "")?.[1];
  return status === 0 && Number(version) >= OLDEST;
}

function installJava() {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return false;
  const options = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  spawnSync("apt-get", ["update"], options);
  spawnSync("apt-get", ["install", "-y", "default-jre-headless"], options);
  return hasJava();
}
