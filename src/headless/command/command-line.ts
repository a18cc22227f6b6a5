import { INPUT_FORMATS } from "../../core/inputs/input-format";
import { RUN_SCOPES } from "../../core/memory/remembered-run";
import { DEFAULT_COLUMN_NAME } from "../../core/predictions/default-column-name";
import { MAX_PAYLOAD_BYTES } from "../../core/request/batch-limits";
import {
  allowedOrigins,
  asShown,
  batchSize,
  columnTypes,
  concurrency,
  inputChoices,
  namesIfAny,
  namesOf,
  newHeader,
  oneOf,
  parameters,
  tensors,
} from "./option-values";
import type {
  Command,
  CommonRequest,
  FileRequest,
  FreezeRequest,
  OnRefused,
  RefreshRequest,
  ScoreRequest,
  SparkRequest,
  SqlRequest,
} from "./command";
import { refuseBeside, requireOptions, type OptionName } from "./demand-options";
import { readOptions, type OptionTexts } from "./read-options";
import { CommandError } from "../telling/exit-codes";
import { NOT_WITH_SPARK, OF_SPARK, sparkNames } from "./spark-command";
import { NOT_WITH_SQL, OF_SQL, sqlNames } from "./sql-command";

const ON_ERROR = ["quarantine", "every-row", "stop"] as const satisfies readonly OnRefused[];

/** What a recipe says itself. */
const OF_RECIPES = [
  ...(["format", "batch-size", "column", "columns", "map", "constant", "tensor"] as const),
  ...(["types", "as-shown", "blank-rows", "params", "outputs", "reasons"] as const),
] as const;

/** A remembered column has a column of reasons beside it from its first run on, or none. */
const NO_REASONS_LATER =
  "--reasons cannot be added to a column that stands. Score the table into a new column, with --table, --endpoint and --reasons; " +
  "or choose Change … on the column's card in the pane, which scores it anew with its reasons.";

/** Of no use where a workbook remembers how its columns are made. */
const NOT_WITH_REFRESH = [...OF_RECIPES.filter((name) => name !== "column"), "recipe", "signature", "replace"] as const;

const ENGINES = ["sql", "spark"] as const;

/** Of use beside --input alone. */
const OF_FILES = ["output", "restart"] as const;

/** What is about workbooks alone. */
const NOT_WITH_FILES = ["workbook", "table", "out", "refresh", "freeze", "as-shown", "replace"] as const;

/** All that a command says that sends nothing. */
const WITH_FREEZE: readonly string[] = ["workbook", "out", "no-overwrite", "freeze"];

/** @throws CommandError with a sentence that says which option is wrong */
export function parseCommand(args: readonly string[]): Command {
  const options = readOptions(args);
  if (options.engine !== undefined && oneOf("--engine", ENGINES, options.engine) === "spark") {
    return { kind: "spark", request: sparkRequest(options, args) };
  }
  refuseBeside("a run without --engine spark", options, OF_SPARK);
  if (options.engine !== undefined) return { kind: "sql", request: sqlRequest(options, args) };
  refuseBeside("a run without --engine sql", options, OF_SQL);
  if (options.input !== undefined) return { kind: "file", request: fileRequest(options, args) };
  refuseBeside("--workbook: it is for --input", options, OF_FILES);
  if (options.freeze !== undefined) return { kind: "freeze", request: freezeRequest(options, args) };
  if (options.refresh !== undefined) return { kind: "refresh", request: refreshRequest(options, args) };
  return { kind: "score", request: scoreRequest(options, args) };
}

/** The same, of a command that scores a table. */
export function parseCommandLine(args: readonly string[]): ScoreRequest {
  return scoreRequest(readOptions(args), args);
}

function scoreRequest(options: OptionTexts, args: readonly string[]): ScoreRequest {
  requireOptions(options, ["workbook", "table", ...(options.recipe ? [] : (["endpoint"] as const)), "out"], args);
  return {
    workbookFile: options.workbook ?? "",
    tableName: options.table ?? "",
    ...modelRequest(options),
    ...(options.replace !== undefined && { replaces: namesIfAny("--replace", options.replace) }),
  };
}

function fileRequest(options: OptionTexts, args: readonly string[]): FileRequest {
  refuseBeside("--input, which reads a file of rows and writes --output", options, NOT_WITH_FILES);
  requireOptions(options, ["input", ...(options.recipe ? [] : (["endpoint"] as const)), "output"], args);
  return {
    inputFile: options.input ?? "",
    ...modelRequest(options),
    outFile: options.output ?? "",
    ...(options.restart !== undefined && { restarts: true }),
  };
}

function sqlRequest(options: OptionTexts, args: readonly string[]): SqlRequest {
  refuseBeside("--engine sql", options, NOT_WITH_SQL);
  requireOptions(options, ["warehouse", "target", ...(options.recipe ? [] : (["endpoint"] as const))], args);
  return { ...modelRequest(options), ...sqlNames(options) };
}

function sparkRequest(options: OptionTexts, args: readonly string[]): SparkRequest {
  refuseBeside("--engine spark", options, NOT_WITH_SPARK);
  requireOptions(options, ["input", "model", "output"], args);
  return { ...modelRequest(options), ...sparkNames(options) };
}

/** What is said of the model and of what it gets, wherever the rows stand. */
function modelRequest(options: OptionTexts): Omit<ScoreRequest, "workbookFile" | "tableName"> {
  if (options.recipe) refuseBeside("--recipe, which says it already", options, OF_RECIPES);
  if (options.tensor) refuseBeside("--tensor, which says what each input gets", options, ["map", "constant"]);
  const inputs = inputChoices(options.map, options.constant);
  const inputFormat = oneOf("--format", INPUT_FORMATS, options.format);
  return {
    ...commonRequest(options),
    endpoint: options.endpoint || undefined,
    ...(options.recipe && { recipeFile: options.recipe }),
    ...savedRecipe(options),
    ...(options.reasons !== undefined && { reasonsName: newHeader("--reasons", options.reasons) }),
    inputFormat,
    typedFormat: options.format === undefined ? undefined : inputFormat,
    rowsPerBatch: batchSize(options["batch-size"]),
    columnName: newHeader("--column", options.column ?? DEFAULT_COLUMN_NAME),
    sentColumns: namesOf("--columns", options.columns),
    ...(inputs && { inputs }),
    tensors: tensors(options.tensor),
    signatureFile: options.signature,
    types: columnTypes(options.types),
    asShown: asShown(options["as-shown"]),
    ...(oneOf("--blank-rows", ["leave-out", "send"] as const, options["blank-rows"]) === "send"
      ? { sendsBlankRows: true }
      : {}),
    parameters: parameters(options.params),
    onRefused: onRefused(options, options.recipe === undefined),
    outputs: namesOf("--outputs", options.outputs),
  };
}

function refreshRequest(options: OptionTexts, args: readonly string[]): RefreshRequest {
  requireOptions(options, ["workbook", "out"], args);
  if (options.reasons !== undefined) throw new CommandError(NO_REASONS_LATER);
  refuseBeside("--refresh: a remembered column is made again as its recipe says", options, NOT_WITH_REFRESH);
  const scopes = RUN_SCOPES.filter((scope) => scope !== "rest" && scope !== "chosen");
  return {
    workbookFile: options.workbook ?? "",
    ...commonRequest(options),
    scope: oneOf("--refresh", scopes, options.refresh || "changed"),
    columnName: options.column,
    tableName: options.table,
    endpoint: options.endpoint || undefined,
    ...savedRecipe(options),
    onRefused: onRefused(options, false),
  };
}

function freezeRequest(options: OptionTexts, args: readonly string[]): FreezeRequest {
  const others = (Object.keys(options) as OptionName[]).filter((name) => !WITH_FREEZE.includes(name));
  refuseBeside("--freeze, which sends nothing and takes values as the file holds them", options, others);
  requireOptions(options, ["workbook", "out"], args);
  return { workbookFile: options.workbook ?? "", outFile: options.out ?? "", ...overwriting(options) };
}

function commonRequest(options: OptionTexts): Omit<CommonRequest, "workbookFile"> {
  return {
    outFile: options.out ?? "",
    workspaceHost: options["workspace-host"],
    mlflowHost: options["mlflow-host"],
    concurrency: concurrency(options.concurrency),
    maxPayloadBytes: MAX_PAYLOAD_BYTES,
    allowed: allowedOrigins(options.allow),
    ...(options["dry-run"] !== undefined && { isDryRun: true }),
    ...overwriting(options),
  };
}

function overwriting(options: OptionTexts): Pick<CommonRequest, "keepsOlderFiles"> {
  return options["no-overwrite"] === undefined ? {} : { keepsOlderFiles: true };
}

function onRefused({ "on-error": typed }: OptionTexts, hasDefault: boolean): OnRefused | undefined {
  return typed === undefined && !hasDefault ? undefined : oneOf("--on-error", ON_ERROR, typed);
}

function savedRecipe(options: OptionTexts): { readonly savedRecipeFile?: string } {
  const file = options["save-recipe"];
  if (file === undefined) return {};
  if (options["dry-run"] === undefined) return { savedRecipeFile: file };
  throw new CommandError("--save-recipe writes the recipe of a run, and --dry-run makes none. Leave one of them out.");
}
