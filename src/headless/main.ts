import { readFile, writeFile } from "node:fs/promises";
import { ScoringError } from "../core/errors";
import { WorkbookFileError } from "../workbench/xlsx/package/workbook-file-error";
import { CommandError, parseCommandLine } from "./command-line";
import { readCredentials } from "./credentials";
import { failureLines, missingLines } from "./failure-lines";
import { checkOutputFile } from "./output-file";
import { scoreWorkbook, type ScoredWorkbook } from "./score-workbook";

/** `npm run score`: one line of JSON on stdout; sentences for people on stderr; exit code 1 when nothing could be scored. */
async function main(): Promise<number> {
  const cancel = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => cancel.abort());
  try {
    const request = parseCommandLine(process.argv.slice(2));
    await checkOutputFile(request.workbookFile, request.outFile);
    const scored = await scoreWorkbook(request, {
      readFile,
      writeFile,
      fetch,
      now: Date.now,
      credentials: readCredentials(process.env),
      signal: cancel.signal,
    });
    for (const line of [...failureLines(scored.summary), ...missingLines(scored.summary)]) console.error(line);
    console.log(JSON.stringify(summaryLine(scored)));
    return 0;
  } catch (error) {
    console.error(sentenceOf(error));
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
