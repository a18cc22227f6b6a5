import { existsSync } from "node:fs";
import path from "node:path";
import { sparkRecipeOf, type SparkPlace, type SparkRecipe } from "../../../bulk/spark/run-spec";
import { plural } from "../../../core/plural";
import type { Recipe } from "../../../core/recipe/recipe";
import type { SparkRequest } from "../../command/command";
import { readRecipeFile } from "../../recipes/recipe-file";
import type { CommandParts } from "../../run/command-parts";
import type { RunEnding } from "../../telling/ending";
import { CommandError, EXIT_CODES, type ExitCode } from "../../telling/exit-codes";
import { findSpark } from "./find-spark";
import { runOnSpark, type SparkOutcome } from "./run-on-spark";

/** Kinds of failures that are about the command or about what it names. */
const OF_THE_COMMAND = ["columns", "key", "parameters", "outputs", "output", "input", "model", "mlflow"];

/**
 * Scores a table on Spark with the model itself.
 * @throws CommandError with a sentence for the person who typed the command
 */
export async function scoreSparkCommand(request: SparkRequest, parts: CommandParts): Promise<RunEnding> {
  const recipe = request.recipeFile === undefined ? undefined : await readRecipeFile(request.recipeFile, parts);
  if (recipe !== undefined) noteWhatIsLeftOut(recipe, parts);
  const { model, key, master, rowsPerCall } = request;
  const output = placeOf(request.outputPlace);
  if (path.isAbsolute(output.place) && existsSync(output.place))
    return endingOf(standing(output.place), output.place, 0);
  const program = findSpark(request.python, process.env);
  const startedMs = parts.now();
  const outcome = await runOnSpark(
    {
      ...(recipe === undefined ? recipeOf(request) : sparkRecipeOf(recipe)),
      input: sourceOf(request.inputPlace),
      output,
      aside: `${output.place}.unfinished-${parts.marks.randomId()}`,
      model: /^[a-z]+:\//i.test(model) ? model : path.resolve(model),
      ...(key !== undefined && { key }),
      ...(master !== undefined && { master }),
      ...(rowsPerCall !== undefined && { rowsPerBatch: rowsPerCall }),
    },
    program,
    parts,
  );
  return endingOf(outcome, output.place, Math.round(parts.now() - startedMs));
}

/** Found here where it can be, for Spark takes ten seconds to say it. */
function standing(place: string): SparkOutcome {
  const sentence = `${place} already exists, and nothing is written over. Name another --output.`;
  return { event: "failed", code: "output", sentence };
}

function recipeOf(request: SparkRequest): SparkRecipe {
  const { sentColumns, inputs = {}, types, parameters, outputs, columnName } = request;
  return {
    ...(sentColumns && { columns: sentColumns }),
    inputs,
    types,
    parameters,
    ...(outputs && { outputs }),
    columnName,
    sendsBlankRows: request.sendsBlankRows === true,
  };
}

/** @throws CommandError for what cannot be done at all */
function noteWhatIsLeftOut({ tensors, readings }: Recipe, { tell }: CommandParts): void {
  if (tensors.length > 1) {
    throw new CommandError(
      "The recipe makes several tensors of its columns, which Spark is not given. Score through an endpoint.",
    );
  }
  const isCured = Object.values(readings).some(
    ({ cures, dateForm, dateOrder, decimalMark }) => cures ?? dateForm ?? dateOrder ?? decimalMark,
  );
  if (isCured) {
    tell(
      "What the recipe does about cells that do not fit is not done on Spark: their rows have a reason in the output.",
    );
  }
}

const isUri = (place: string): boolean => /^[a-z][\w+.-]*:/i.test(place) && !/^[a-z]:[\\/]/i.test(place);

/** A folder or a file by how its name ends, of Parquet unless it says CSV. */
function placeOf(typed: string): SparkPlace {
  const place = isUri(typed) ? typed.replace(/(?<=[^/:])\/+$/, "") : path.resolve(typed);
  return { kind: /\.csv(\.gz)?$/i.test(place) ? "csv" : "parquet", place };
}

/** What is no path is the name of a table: `sales`, `catalog.schema.sales`. */
function sourceOf(typed: string): SparkPlace {
  const isPath = /[\\/]|\.(parquet|csv|csv\.gz)$/i.test(typed);
  return isPath ? placeOf(typed) : { kind: "table", place: typed };
}

function endingOf(outcome: SparkOutcome, output: string, ms: number): RunEnding {
  if (outcome.event === "failed") {
    const { code, sentence } = outcome;
    return { exitCode: exitCodeOf(code), sentences: [sentence, "Nothing was written."], lines: [] };
  }
  const { rows, scored, columns, model, reasons } = outcome;
  const exit = scored < rows ? EXIT_CODES.someRowsWithout : EXIT_CODES.done;
  const sentences = reasons.map(
    ([reason, count]) => `${count} ${plural(count, "row has", "rows have")} no prediction: ${reason}`,
  );
  return {
    exitCode: exit,
    sentences,
    lines: [{ output, rows, scored, failed: rows - scored, ms, columns, model, exit }],
  };
}

function exitCodeOf(code: string): ExitCode {
  if (code === "empty") return EXIT_CODES.nothingToDo;
  return OF_THE_COMMAND.includes(code) ? EXIT_CODES.usage : EXIT_CODES.nothingScored;
}
