import { spawnSync } from "node:child_process";
import path from "node:path";

const MODULE = path.resolve(__dirname, "schedule.mjs");

/** Schedules stages, each of which lasts some turns of the event loop. @returns what started and ended, in order */
function follow(stages: readonly { name: string; needs?: string[]; turns?: number }[], atOnce: number): string[] {
  const script = `import { schedule } from ${JSON.stringify(MODULE)};
    const events = [];
    const run = async ({ name, turns = 1 }) => {
      events.push("+" + name);
      for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
      events.push("-" + name);
    };
    await schedule(${JSON.stringify(stages)}, ${atOnce}, run).catch((error) => events.push(error.message));
    process.stdout.write(JSON.stringify(events));`;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  return JSON.parse(stdout) as string[];
}

describe("stages side by side", () => {
  it("start in the order given, as many at once as there is room for", () => {
    expect(follow([{ name: "a", turns: 3 }, { name: "b" }, { name: "c" }], 2)).toEqual([
      "+a",
      "+b",
      "-b",
      "+c",
      "-c",
      "-a",
    ]);
  });

  it("wait for what they need, and let others go first meanwhile", () => {
    const stages = [
      { name: "build", turns: 2 },
      { name: "drive", needs: ["build"] },
      { name: "lint", turns: 5 },
    ];
    expect(follow(stages, 2)).toEqual(["+build", "+lint", "-build", "+drive", "-drive", "-lint"]);
  });

  it("do not wait for what nobody asked for", () => {
    expect(follow([{ name: "drive", needs: ["build"] }], 2)).toEqual(["+drive", "-drive"]);
  });

  it("are refused when they wait for each other", () => {
    expect(
      follow(
        [
          { name: "a", needs: ["b"] },
          { name: "b", needs: ["a"] },
        ],
        2,
      ),
    ).toEqual(["These wait for each other: a, b."]);
  });
});
