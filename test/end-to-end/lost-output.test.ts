import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

const PROGRAMS = path.resolve(__dirname, "../../dist/node");
const running: ChildProcess[] = [];

afterEach(async () => {
  for (const program of running.splice(0)) {
    if (program.exitCode !== null || program.signalCode !== null) continue;
    const ended = once(program, "exit");
    program.kill();
    await ended;
  }
});

describe("a server whose output nobody reads any more", () => {
  it.each([
    ["relay", "/relay/upstreams"],
    ["start", "/relay/upstreams"],
    ["sample-endpoint", "/ping"],
  ])("goes on: %s", async (name, target) => {
    const program = spawn(process.execPath, [path.join(PROGRAMS, `${name}.cjs`)], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PORT: "0" },
    });
    running.push(program);
    const [said] = (await once(program.stdout.setEncoding("utf8"), "data")) as [string];
    program.stdout.destroy();
    program.stderr.destroy();
    const port = /:(\d+)/.exec(said)?.[1] ?? "";
    const statuses = [];
    // Each request is a line of the relay's log.
    for (let time = 0; time < 20; time++) statuses.push((await fetch(`http://127.0.0.1:${port}${target}`)).status);
    expect(statuses).toEqual(Array.from({ length: 20 }, () => 200));
    expect(program.exitCode).toBeNull();
  });
});
