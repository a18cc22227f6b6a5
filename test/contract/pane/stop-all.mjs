// Jest's globalTeardown.
import stopBrowser from "../../end-to-end/stop-browser.mjs";
import stopServers from "../stop-servers.mjs";

export default async function stopAll() {
  await Promise.all([stopBrowser(), stopServers()]);
}
