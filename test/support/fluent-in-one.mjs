import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { ROOT } from "../../src/prepare.mjs";

const PACKAGE = "@fluentui/react-components";
const { version } = JSON.parse(readFileSync(path.join(ROOT, "node_modules", PACKAGE, "package.json"), "utf8"));

/** Fluent UI's components in one file, which {@link bundleFluent} makes. */
export const FLUENT_IN_ONE = path.join(ROOT, ".cache", "fluent-in-one", `${version}.cjs`);

/**
 * Bundles Fluent UI once a version. Jest looks up and evaluates each module anew for each test file: two thousand of them, and every icon
 * there is, took longer than most files' tests. React stays outside, for there must be one of it.
 */
export default async function bundleFluent() {
  if (existsSync(FLUENT_IN_ONE)) return;
  await build({
    entryPoints: [PACKAGE],
    absWorkingDir: ROOT,
    outfile: FLUENT_IN_ONE,
    bundle: true,
    format: "cjs",
    platform: "browser",
    external: ["react", "react-dom", "react/*"],
    define: { "process.env.NODE_ENV": "process.env.NODE_ENV" },
    logLevel: "error",
  });
}
