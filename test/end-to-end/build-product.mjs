// Jest's globalSetup, and a program: the end-to-end tests drive the bundle that is shipped, made from the sources as they stand.
import { pathToFileURL } from "node:url";
import { ensureBuilt } from "../../src/prepare.mjs";

export default ensureBuilt;

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await ensureBuilt();
