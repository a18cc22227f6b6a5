// Jest's globalSetup: the end-to-end tests drive the bundle that is shipped, made from the sources as they stand.
import { ensureBuilt } from "../../src/prepare.mjs";

export default ensureBuilt;
