// Finds nginx, behind which the relay is tested. Needs nothing but Node: test/run.mjs asks before anything is built.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * What this machine lacks, as one sentence with the command that installs it; undefined when nothing is missing. As
 * root on a machine with apt-get it is installed first.
 */
export function describeMissing() {
  if ((findNginx() ?? installNginx()) !== undefined) return undefined;
  return "missing: nginx, for the tests behind a server in front. Install it with: sudo apt-get install -y nginx-light, or set NGINX to its path";
}

/** Path of nginx: the one that NGINX names, else the first that is installed; undefined when there is none. */
export function findNginx() {
  const folders = [...(process.env.PATH ?? "").split(delimiter).filter(Boolean), "/usr/sbin", "/usr/local/sbin"];
  return [process.env.NGINX, ...folders.map((folder) => join(folder, "nginx"))]
    .filter(Boolean)
    .find((path) => existsSync(path));
}

function installNginx() {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"]).status !== 0) return undefined;
  const options = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  spawnSync("apt-get", ["update"], options);
  spawnSync("apt-get", ["install", "-y", "nginx-light"], options);
  return findNginx();
}
