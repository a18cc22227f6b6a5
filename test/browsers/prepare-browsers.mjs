// Jest's globalSetup: the built product, and the browsers to see it in.
import { ensureBuilt } from "../../src/prepare.mjs";
import { describeMissing } from "./engines.mjs";

export default async function prepareBrowsers() {
  const lack = describeMissing();
  if (lack !== undefined) throw new Error(lack);
  await ensureBuilt();
}
