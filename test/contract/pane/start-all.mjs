// Jest's globalSetup: MLflow's servers, and the browser with the built product.
import startBrowser from "../../end-to-end/start-browser.mjs";
import startServers from "../start-servers.mjs";

export default async function startAll() {
  await startServers();
  await startBrowser();
}
