// Jest's globalTeardown. The servers end when their standard input does.
import { once } from "node:events";

export default async function stopServers() {
  const server = globalThis.mlflowServer;
  if (server.exitCode !== null) return;
  const ended = once(server, "exit");
  server.stdin.end();
  await ended;
}
