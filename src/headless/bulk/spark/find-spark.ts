import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { CommandError } from "../../telling/exit-codes";

/** The program that runs our Python on Spark, with what comes before the name of the script. */
export interface SparkProgram {
  readonly file: string;
  readonly args: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const NO_SPARK =
  'Spark was not found. Install it into a Python ("pip install pyspark pyarrow pandas mlflow-skinny" and what the model needs) and name ' +
  "that Python with --python; or set SPARK_HOME to the folder of Spark.";
const NO_JAVA =
  "Java was not found, which Spark runs on. Install Java 17 or newer (Debian and Ubuntu: sudo apt-get install -y default-jre-headless), " +
  "or set JAVA_HOME to its folder.";

/**
 * Where Spark is: the Python that is named or that PYTHON names, else SPARK_HOME, else what the PATH has.
 * @throws CommandError with what to install
 */
export function findSpark(named: string | undefined, environment: Environment): SparkProgram {
  const python = named ?? environment["PYTHON"];
  const home = environment["SPARK_HOME"];
  const program =
    python !== undefined
      ? pythonWithSpark(python)
      : home !== undefined
        ? submitIn(path.join(home, "bin"))
        : (onPath(environment) ?? pythonWithSpark("python3") ?? pythonWithSpark("python"));
  if (program === undefined) throw new CommandError(NO_SPARK);
  const javaHome = environment["JAVA_HOME"];
  const java = javaHome === undefined ? "java" : path.join(javaHome, "bin", "java");
  if (spawnSync(java, ["-version"], { stdio: "ignore" }).status !== 0) throw new CommandError(NO_JAVA);
  return program;
}

function pythonWithSpark(python: string): SparkProgram | undefined {
  const code = "import importlib.util as u, sys; sys.exit(u.find_spec('pyspark') is None)";
  const { status } = spawnSync(python, ["-c", code], { stdio: "ignore" });
  return status === 0 ? { file: python, args: ["-B"] } : undefined;
}

function submitIn(folder: string): SparkProgram | undefined {
  const file = path.join(folder, process.platform === "win32" ? "spark-submit.cmd" : "spark-submit");
  return existsSync(file) ? { file, args: ["--deploy-mode", "client"] } : undefined;
}

function onPath({ PATH = "" }: Environment): SparkProgram | undefined {
  const found = PATH.split(path.delimiter).filter(Boolean).map(submitIn);
  return found.find((program) => program !== undefined);
}
