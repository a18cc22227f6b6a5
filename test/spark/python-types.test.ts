import { spawnSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(__dirname, "../..");

test("what runs on Spark holds no mistake that its types give away", () => {
  const sources = ["src/bulk/spark/scorespark", "src/bulk/spark/score.py"];
  const strictly = ["--strict", "--ignore-missing-imports", "--follow-imports=silent", "--cache-dir=.cache/mypy"];
  const { status, stdout } = spawnSync(process.env["MLFLOW_PYTHON"]!, ["-m", "mypy", ...strictly, ...sources], {
    cwd: ROOT,
    encoding: "utf8",
  });
  expect([status, stdout]).toEqual([0, expect.stringContaining("Success") as string]);
});
