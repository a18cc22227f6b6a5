import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findSpark } from "../../../../src/headless/bulk/spark/find-spark";
import { parseCommand } from "../../../../src/headless/command/command-line";

describe("where Spark is looked for", () => {
  const folder = mkdtempSync(join(tmpdir(), "scoresheet-find-spark-"));
  const java = join(folder, "java");
  const program = (place: string, exitCode = 0): string => {
    mkdirSync(join(place, ".."), { recursive: true });
    writeFileSync(place, `#!/bin/sh\nexit ${exitCode}\n`);
    chmodSync(place, 0o755);
    return place;
  };
  beforeAll(() => program(join(java, "bin", "java")));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("takes the Python that is named, else SPARK_HOME, else what the PATH has", () => {
    const python = program(join(folder, "python"));
    const submit = program(join(folder, "home", "bin", "spark-submit"));
    const home = { SPARK_HOME: join(folder, "home"), JAVA_HOME: java, PATH: "" };
    expect(findSpark(python, home)).toEqual({ file: python, args: ["-B"] });
    expect(findSpark(undefined, { ...home, PYTHON: python })).toEqual({ file: python, args: ["-B"] });
    expect(findSpark(undefined, home).file).toBe(submit);
    expect(findSpark(undefined, { JAVA_HOME: java, PATH: join(folder, "home", "bin") }).file).toBe(submit);
  });

  it("says what to install where Spark or Java is missing", () => {
    const without = program(join(folder, "without"), 1);
    const python = program(join(folder, "with"));
    expect(() => findSpark(without, { JAVA_HOME: java })).toThrow(/^Spark was not found\..*pip install pyspark/);
    expect(() => findSpark(undefined, { SPARK_HOME: folder, JAVA_HOME: java })).toThrow("Spark was not found.");
    expect(() => findSpark(python, { JAVA_HOME: folder })).toThrow(/^Java was not found, .*default-jre-headless/);
  });
});

describe("a command for Spark", () => {
  const whole = ["--engine", "spark", "--input", "a.parquet", "--model", "models:/churn/3", "--output", "scored"];
  const refusal = (...args: string[]) => expect(() => parseCommand(args));

  it("says which table, which model and where to", () => {
    expect(parseCommand([...whole, "--key", "id", "--batch-size", "50"])).toMatchObject({
      kind: "spark",
      request: { inputPlace: "a.parquet", model: "models:/churn/3", outputPlace: "scored", key: "id", rowsPerCall: 50 },
    });
  });

  it("is refused where it lacks something or says what is of no use there", () => {
    refusal(...whole.slice(0, 4)).toThrow("--model is missing. --output is missing.");
    refusal(...whole, "--endpoint", "http://127.0.0.1:1").toThrow("--endpoint cannot be used with --engine spark.");
    refusal("--input", "a.csv", "--model", "m").toThrow("--model cannot be used with a run without --engine spark.");
    refusal("--engine", "sparc", ...whole.slice(2)).toThrow('--engine takes sql or spark, not "sparc".');
  });
});
