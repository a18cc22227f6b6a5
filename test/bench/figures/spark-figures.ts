import { spawnSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import type { Bench, FigureGroup } from "../bench";
import { ratioFigure } from "../figure";
import { builtProgram, pythonFile, ROOT } from "../places";
import { runProgram } from "../run-program";
import { takeTurns } from "../take-turns";
import { parquetOf } from "./bulk-figures";

const ROWS = 1_000_000;
const AT = `${ROWS.toLocaleString("en")} rows`;

/** A model of save_models.py. */
type Model = "quick" | "slow";

interface SparkInput {
  readonly file: string;
  readonly rowCount: number;
}

interface SparkBench extends Pick<Bench, "folder"> {
  readonly python: string;
  readonly models: string;
}

/** The whole command, from the start of Java on, beside one process that does nothing but read, predict and write. */
export const sparkRowsFigure: FigureGroup = {
  names: ["spark_rows"],
  isSlow: true,
  async measure(bench) {
    const spark = await prepareSpark(bench);
    const input = { file: await parquetOf(bench, ROWS), rowCount: ROWS };
    const figureOf = async (model: Model) => {
      const [product, rival] = await takeTurns(bench.turns, [
        () => sparkMs(spark, input, model, 2),
        () => oneProcessMs(spark, input.file, model),
      ]);
      const rivalOf = {
        name: "one process of pyfunc, Parquet to Parquet",
        command: `$PYTHON test/bench/python/one_process.py IN.parquet MODELS/${model} OUT.parquet`,
      };
      return ratioFigure(
        { name: "spark_rows", at: `${AT}, a ${model} model`, better: "higher", rival: rivalOf },
        product!,
        rival!,
      );
    };
    return [await figureOf("quick"), await figureOf("slow")];
  },
};

/** How much a second processor brings, for a model that costs something. */
export const sparkScalingFigure: FigureGroup = {
  names: ["spark_scaling"],
  isSlow: true,
  async measure(bench) {
    const spark = await prepareSpark(bench);
    const input = { file: await parquetOf(bench, ROWS), rowCount: ROWS };
    const [both, one] = await takeTurns(bench.turns, [
      () => sparkMs(spark, input, "slow", 2),
      () => sparkMs(spark, input, "slow", 1),
    ]);
    const rival = { name: "the same with --master local[1]" };
    const facts = { name: "spark_scaling", at: `${AT}, a slow model`, better: "higher", target: 1.3, rival } as const;
    return [ratioFigure(facts, both!, one!)];
  },
};

/** The environment of the tests against MLflow, made when it is not there yet, and the models. @throws Error when there is no Python */
export async function prepareSpark({ folder }: Bench): Promise<SparkBench> {
  const script = path.join(ROOT, "test", "contract", "mlflow-environment.mjs");
  const made = spawnSync(process.execPath, [script], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  const python = /^MLflow environment: (.+)$/m.exec(made.stdout)?.[1];
  if (python === undefined) throw new Error(made.stderr.trim().split("\n").at(-1));
  const models = path.join(folder, "models");
  if (!existsSync(models)) await runProgram(python, [pythonFile("save_models.py"), models]);
  return { folder, python, models };
}

/** @throws Error when a row is without its prediction, or there is no Java */
export async function sparkMs(
  { folder, python, models }: SparkBench,
  { file, rowCount }: SparkInput,
  model: Model,
  processors: number,
): Promise<number> {
  const output = path.join(folder, "on-spark");
  const { stdout, wallMs } = await runProgram(process.execPath, [
    builtProgram("headless.cjs"),
    ...["--engine", "spark", "--input", file, "--output", output, "--model", path.join(models, model)],
    ...["--master", `local[${processors}]`, "--python", python],
  ]);
  const { scored } = JSON.parse(stdout) as { readonly scored: number };
  rmSync(output, { recursive: true });
  if (scored !== rowCount) throw new Error(`Only ${scored} of ${rowCount} rows were scored.`);
  return wallMs;
}

async function oneProcessMs({ folder, python, models }: SparkBench, input: string, model: Model): Promise<number> {
  const output = path.join(folder, "one-process.parquet");
  return (await runProgram(python, [pythonFile("one_process.py"), input, path.join(models, model), output])).wallMs;
}
