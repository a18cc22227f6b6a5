// Builds what the tests drive: the bundle that is shipped, made from the sources as they stand.
import { ensureBuilt } from "../../src/prepare.mjs";

await ensureBuilt();
