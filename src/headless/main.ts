import { randomBytes } from "node:crypto";
import { setMaxListeners } from "node:events";
import { openAsBlob } from "node:fs";
import path from "node:path";
import { isOfAnEngine, type Command, type ScoreRequest } from "./command/command";
import { parseCommand } from "./command/command-line";
import PROGRAMS from "../programs/programs.json";
import { answerAtOnce } from "../programs/read-options.mjs";
import { PRODUCT_VERSION } from "../protocol/product-version";
import { readCredentials } from "./sign-in/credentials";
import { environmentFetch } from "./environment-fetch";
import { KnownSecrets } from "./telling/known-secrets";
import { checkOutputFile, isOutputStream, outputPlace } from "./files/output-file";
import { noteOlderFile } from "./files/older-file";
import { readRegularFile } from "./files/read-regular-file";
import { CommandError } from "./telling/exit-codes";
import { printableJson } from "./telling/printable-text";
import type { CommandParts } from "./run/command-parts";
import { runCommand } from "./run-command";
import { endingOfError } from "./run-ending";
import type { RunEnding } from "./telling/ending";
import { partialFilesBeside } from "./partial/partial-files";
import { onStopSignals, type StopSignal } from "./stop-signals";
import { progressLine } from "./telling/progress-line";
import { TerminalLine } from "./telling/terminal-line";
import { tellOn, type Tell } from "./telling/told-lines";
import { removeUnfinished, writeWhole } from "./files/write-whole";

/** Output on its way to a pipe, and no more: a request that nobody waits for must not hold a stopped program. */
const LAST_WORDS_MS = 1_000;

/** A few for each request of the most that may be asked for. */
const MOST_LISTENERS = 10_000;

const SECRET_VARIABLES = [
  "DATABRICKS_TOKEN",
  "DATABRICKS_CLIENT_SECRET",
  "MLFLOW_TRACKING_TOKEN",
  "MLFLOW_TRACKING_PASSWORD",
] as const;

const KEEPING = "Stopping: what was answered is kept.";
const STOPPING: Readonly<Record<StopSignal, string>> = {
  SIGINT: `${KEEPING} Press Ctrl+C again to end at once, without a file.`,
  SIGTERM: KEEPING,
  SIGHUP: KEEPING,
};

/** Where the work goes on elsewhere, it is ended there. */
const CANCELLING = "Stopping: the work over there is cancelled.";
const CANCELLING_BY: Readonly<Record<StopSignal, string>> = {
  SIGINT: `${CANCELLING} Press Ctrl+C again to end at once: it may go on there then.`,
  SIGTERM: CANCELLING,
  SIGHUP: CANCELLING,
};

/** `npm run score`: a line of JSON a column on stdout; sentences for people on stderr; how it ended as the exit code. */
async function main(): Promise<void> {
  // Who closes a pipe wants no more of it (`| head`), and a closed terminal takes nothing: the run goes on, and its file is written.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  // Each request under way listens to the one signal that ends the run; Node warns of more than ten. (With 0, for any number, undici breaks.)
  setMaxListeners(MOST_LISTENERS);
  const args = process.argv.slice(2);
  answerAtOnce(PROGRAMS.score, args, PRODUCT_VERSION);
  const secrets = new KnownSecrets();
  for (const variable of SECRET_VARIABLES) secrets.note(process.env[variable]);
  const isTerminal = process.stderr.isTTY && process.env["TERM"] !== "dumb";
  const line = new TerminalLine(
    (text) => process.stderr.write(text),
    () => process.stderr.columns,
  );
  const tell = tellOn((text) => {
    line.clear();
    process.stderr.write(text);
  }, secrets);
  const stop = new AbortController();
  const { sentences, lines, exitCode } = await endingOf(() => {
    const command = withFullPaths(parseCommand(args));
    const stopping = isOfAnEngine(command) ? CANCELLING_BY : STOPPING;
    onStopSignals({
      process,
      after: setTimeout,
      onFirst: (signal) => tell(stopping[signal]),
      onStop: (signal) => stop.abort(signal),
      onEnd: removeUnfinished,
    });
    return score(command, secrets, tell, stop.signal, isTerminal ? line : undefined);
  });
  for (const sentence of sentences) tell(sentence);
  const blotOut = (text: string): string => secrets.blotOut(text);
  for (const line of lines) process.stdout.write(`${printableJson(line, blotOut)}\n`);
  // The exit code is set, not forced: output that is still on its way to a pipe must not be cut off.
  process.exitCode = exitCode;
  if (stop.signal.aborted) setTimeout(() => process.exit(), LAST_WORDS_MS).unref();
}

async function endingOf(run: () => Promise<RunEnding>): Promise<RunEnding> {
  try {
    return await run();
  } catch (error) {
    return endingOfError(error);
  }
}

async function score(
  command: Command,
  secrets: KnownSecrets,
  tell: Tell,
  signal: AbortSignal,
  line: TerminalLine | undefined,
): Promise<RunEnding> {
  const places = await checkedPlaces(command, tell);
  const { request } = command;
  const outPlace = places.get(request.outFile);
  const isStream = outPlace !== undefined && (await isOutputStream(outPlace));
  return await runCommand(command, {
    readFile: readRegularFile,
    takesAnyEnding: isStream,
    ...(outPlace !== undefined && !isStream && { partials: partialFilesBeside(outPlace) }),
    writeFile: (file, bytes) => writeWhole(places.get(file) ?? file, bytes),
    fetch: environmentFetch(process.env, secrets),
    now: () => performance.now(),
    marks: {
      nowUtc: () => new Date(),
      randomId: () => randomBytes(8).toString("hex"),
      productVersion: PRODUCT_VERSION,
    },
    credentials:
      command.kind === "freeze" || command.kind === "spark" ? [] : readCredentials(process.env, command.request),
    signal,
    tell,
    openFile: openAsBlob,
    ...(line && {
      showProgress: showIn(line),
      showLine: (text) => (text === undefined ? line.clear() : line.show(text)),
    }),
  });
}

function showIn(line: TerminalLine): NonNullable<CommandParts["showProgress"]> {
  return (progress) => {
    if (progress === undefined) line.clear();
    else line.show(progressLine(progress, performance.now()));
  };
}

/** Where each file of the command is written to, by its name. @throws CommandError where one cannot be */
async function checkedPlaces({ request }: Command, tell: Tell): Promise<ReadonlyMap<string, string>> {
  const { outFile, savedRecipeFile } = { savedRecipeFile: undefined, ...request };
  const outOption = "inputFile" in request ? "--output" : "--out";
  const places = new Map<string, string>();
  if (outFile !== "") {
    await checkOutputFile(request, outFile, outOption);
    await noteOlderFile(outFile, outOption, request, tell);
    places.set(outFile, await outputPlace(outFile));
  }
  if (savedRecipeFile !== undefined) {
    await checkOutputFile(request, savedRecipeFile, "--save-recipe");
    await noteOlderFile(savedRecipeFile, "--save-recipe", request, tell);
    const place = await outputPlace(savedRecipeFile);
    if ([...places.values()].some((other) => path.resolve(other) === path.resolve(place))) {
      throw new CommandError(`--save-recipe and ${outOption} name one file. Name two.`);
    }
    places.set(savedRecipeFile, place);
  }
  return places;
}

/** A refusal then says where the file was looked for: npm runs scripts in the project's folder, wherever it was called. */
function withFullPaths(command: Command): Command {
  if (command.kind === "spark") return { kind: "spark", request: { ...command.request, ...filesOf(command.request) } };
  if (command.kind === "sql") {
    const { inputFile, ...request } = command.request;
    const file = inputFile === undefined ? undefined : path.resolve(inputFile);
    return { kind: "sql", request: { ...request, ...filesOf(request), inputFile: file } };
  }
  if (command.kind === "file") {
    const { inputFile, outFile, ...request } = command.request;
    const files = { inputFile: path.resolve(inputFile), outFile: outFile && path.resolve(outFile) };
    return { kind: "file", request: { ...request, ...filesOf(request), ...files } };
  }
  const workbookFile = path.resolve(command.request.workbookFile);
  if (command.kind === "refresh") return { kind: "refresh", request: { ...command.request, workbookFile } };
  if (command.kind === "freeze") return { kind: "freeze", request: { ...command.request, workbookFile } };
  return { kind: "score", request: { ...command.request, ...filesOf(command.request), workbookFile } };
}

function filesOf({ signatureFile, recipeFile }: Pick<ScoreRequest, "signatureFile" | "recipeFile">) {
  return {
    signatureFile: signatureFile && path.resolve(signatureFile),
    ...(recipeFile && { recipeFile: path.resolve(recipeFile) }),
  };
}

void main();
