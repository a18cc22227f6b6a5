// Jest's globalTeardown.
export default function stopBrowser() {
  return globalThis.chromiumServer.close();
}
