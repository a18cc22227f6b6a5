/** Shows the add-in in Excel for the desktop: a trusted certificate for localhost, the relay over https, the manifest registered. */
import { spawn } from "node:child_process";
import path from "node:path";
import { tell } from "./prepare.mjs";

/** Pinned: it is not a dependency, because it does not install on Linux. */
const DEBUGGING = "office-addin-debugging@7.0.0";

/**
 * What npx is asked for. Without `--no-debug`, which only `start` knows, Excel asks at each start to attach a debugger, and goes on
 * logging afterwards. Source: office-addin-debugging 7.0.0; Microsoft Learn, "Debug add-ins on Windows using WebView2".
 */
export function debuggingArguments(root, command) {
  const options = command === "start" ? ["--no-debug"] : [];
  return ["--yes", DEBUGGING, command, path.join(root, "manifest.xml"), "desktop", ...options];
}

function debugging(root, command) {
  return new Promise((resolve, reject) => {
    const args = debuggingArguments(root, command);
    const child = spawn("npx", args, { cwd: root, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/** @throws Error where Excel for the desktop does not exist */
export function assertDesktopExcel(platform = process.platform) {
  if (platform !== "win32" && platform !== "darwin") {
    throw new Error(
      "Excel for the desktop runs on Windows and macOS only. Here, use the workbench (npm start) or Excel on the web (assets/docs/excel.md).",
    );
  }
}

/**
 * Runs until the relay is stopped, then takes the add-in out of Excel again.
 * @param runRelay starts the relay with an environment, answers its exit code or signal
 * @throws Error when the add-in could not be registered
 */
export async function sideload(root, runRelay) {
  const { ensureCertificatesAreInstalled } = await import("office-addin-dev-certs");
  const { localhostCertificatePath, localhostKeyPath } = await import("office-addin-dev-certs/lib/defaults.js");
  tell("Making sure that this machine trusts a certificate for https://localhost ...");
  await ensureCertificatesAreInstalled();
  const relay = runRelay({
    ...process.env,
    PORT: "3000",
    TLS_CERT: localhostCertificatePath,
    TLS_KEY: localhostKeyPath,
  });
  tell("Opening Excel with the add-in. Stop with Ctrl+C.");
  if ((await debugging(root, "start")) !== 0) {
    throw new Error("Excel could not be started with the add-in: the message stands above.");
  }
  const outcome = await relay;
  await debugging(root, "stop");
  return outcome;
}
