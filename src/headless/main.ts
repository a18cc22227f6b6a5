import { readFile, writeFile } from "node:fs/promises";
import { ScoringError } from "../core/errors";
import { WorkbookFileError } from "../workbench/xlsx/package/workbook-file-error";
import { CommandError, parseCommandLine } from "./command-line";
import { readCredentials } from "./credentials";
import { failureLines, missingLines, noteLines } from "./failure-lines";
import { KnownSecrets } from "./known-secrets";
import { checkOutputFile } from "./output-file";
import { printableJson } from "./printable-text";
import { scoreWorkbook, type ScoredWorkbook } from "./score-workbook";
import { tellOn } from "./told-lines";

/** `npm run score`: one line of JSON on stdout; sentences for people on stderr; exit code 1 when nothing could be scored. */
async function main(): Promise<number> {
  const cancel = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => cancel.abort());
  const secrets = new KnownSecrets();
  secrets.note(process.env["DATABRICKS_TOKEN"]);
  secrets.note(process.env["DATABRICKS_CLIENT_SECRET"]);
  const tell = tellOn((text) => process.stderr.write(text), secrets);
  try {
    const request = parseCommandLine(process.argv.slice(2));
    await checkOutputFile(request.workbookFile, request.outFile);
    const scored = await scoreWorkbook(request, {
      readFile,
      writeFile,
      fetch: secrets.watch(fetch),
      now: Date.now,
      credentials: readCredentials(process.env),
      signal: cancel.signal,
      tell,
    });
    const lines = [failureLines, missingLines, noteLines].flatMap((linesOf) => linesOf(scored.summary));
    for (const line of lines) tell(line);
    process.stdout.write(`${secrets.blotOut(printableJson(summaryLine(scored)))}\n`);
    return 0;
  } catch (error) {
    tell(sentenceOf(error));
    return 1;
  }
}

function summaryLine({ summary, syncs, maxRequestBytes, maxResponseBytes }: ScoredWorkbook): object {
  return {
    rows: summary.rowCount,
    scored: summary.scored,
    failed: summary.failed,
    batches: summary.batches,
    syncs,
    ms: Math.round(summary.elapsedMs),
    maxSyncBytes: Math.max(maxRequestBytes, maxResponseBytes),
    columns: summary.resultColumns?.headers ?? [],
    models: summary.servedModelNames,
  };
}

function sentenceOf(error: unknown): string {
  if (error instanceof ScoringError) return [error.message, error.detail].filter(Boolean).join("\n");
  if (error instanceof CommandError || error instanceof WorkbookFileError) return error.message;
  return `Something went wrong that Scoresheet did not foresee: ${error instanceof Error ? error.name : "unknown"}.`;
}

// The exit code is set, not forced: output that is still on its way to a pipe must not be cut off.
void main().then((code) => {
  process.exitCode = code;
});
