import { setMaxListeners } from "node:events";
import path from "node:path";
import { parseCommandLine, type ScoreRequest } from "./command-line";
import { readCredentials } from "./credentials";
import { environmentFetch } from "./environment-fetch";
import { KnownSecrets } from "./telling/known-secrets";
import { checkOutputFile, isOutputStream, outputPlace } from "./files/output-file";
import { asksForHelp } from "./read-options";
import { readRegularFile } from "./files/read-regular-file";
import { printableJson } from "./telling/printable-text";
import { endingOfError, endingOfRun, type RunEnding } from "./run-ending";
import { scoreWorkbook } from "./score-workbook";
import { onStopSignals, type StopSignal } from "./stop-signals";
import { USAGE } from "./usage";
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

/** `npm run score`: one line of JSON on stdout, or the usage; sentences for people on stderr; how it ended as the exit code. */
async function main(): Promise<void> {
  // Who closes a pipe wants no more of it (`| head`), and a closed terminal takes nothing: the run goes on, and its file is written.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  // Each request under way listens to the one signal that ends the run; Node warns of more than ten. (With 0, for any number, undici breaks.)
  setMaxListeners(MOST_LISTENERS);
  const args = process.argv.slice(2);
  if (asksForHelp(args)) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const secrets = new KnownSecrets();
  for (const variable of SECRET_VARIABLES) secrets.note(process.env[variable]);
  const tell = tellOn((text) => process.stderr.write(text), secrets);
  const stop = new AbortController();
  onStopSignals({
    process,
    after: setTimeout,
    onFirst: (signal) => tell(STOPPING[signal]),
    onStop: (signal) => stop.abort(signal),
    onEnd: removeUnfinished,
  });
  const { sentences, summary, exitCode } = await score(args, secrets, tell, stop.signal);
  for (const sentence of sentences) tell(sentence);
  const blotOut = (text: string): string => secrets.blotOut(text);
  if (summary !== undefined) process.stdout.write(`${printableJson(summary, blotOut)}\n`);
  // The exit code is set, not forced: output that is still on its way to a pipe must not be cut off.
  process.exitCode = exitCode;
  if (stop.signal.aborted) setTimeout(() => process.exit(), LAST_WORDS_MS).unref();
}

async function score(
  args: readonly string[],
  secrets: KnownSecrets,
  tell: Tell,
  signal: AbortSignal,
): Promise<RunEnding> {
  try {
    const request = withFullPaths(parseCommandLine(args));
    await checkOutputFile(request.workbookFile, request.outFile, request.signatureFile);
    const place = await outputPlace(request.outFile);
    const scored = await scoreWorkbook(request, {
      readFile: readRegularFile,
      takesAnyEnding: await isOutputStream(request.outFile),
      writeFile: (_outFile, bytes) => writeWhole(place, bytes),
      fetch: environmentFetch(process.env, secrets),
      now: () => performance.now(),
      credentials: readCredentials(process.env, request),
      signal,
      tell,
    });
    return endingOfRun(scored, request.outFile);
  } catch (error) {
    return endingOfError(error);
  }
}

/** A refusal then says where the file was looked for: npm runs scripts in the project's folder, wherever it was called. */
function withFullPaths(request: ScoreRequest): ScoreRequest {
  const { workbookFile, signatureFile } = request;
  return {
    ...request,
    workbookFile: path.resolve(workbookFile),
    signatureFile: signatureFile && path.resolve(signatureFile),
  };
}

void main();
