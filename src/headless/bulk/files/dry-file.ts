import { tmpdir } from "node:os";
import { dryFile, type DryFile } from "../../../bulk/files/dry-file";
import { readFile } from "../../../bulk/files/read-file";
import { plural } from "../../../core/plural";
import type { FileRequest } from "../../command/command";
import { readSignature } from "../../model/find-schema";
import { isAllowed, notAllowed } from "../../recipes/consent";
import type { CommandParts } from "../../run/command-parts";
import type { RunEnding } from "../../telling/ending";
import { EXIT_CODES, type ExitCode } from "../../telling/exit-codes";
import { someNames } from "../../telling/some-names";
import { openFile, planOfFile } from "./score-file";

/**
 * What a run over a file would send, without sending anything, not even a question for what the model takes, and without writing anything.
 * @throws what a run throws before it sends
 */
export async function dryFileCommand(typed: FileRequest, parts: CommandParts): Promise<RunEnding> {
  const opened = await openFile(typed, parts, tmpdir());
  const { request, address, duck, input } = opened;
  try {
    const { signatureFile } = request;
    const schema = signatureFile === undefined ? undefined : await readSignature(signatureFile, parts);
    if (schema === undefined) {
      parts.tell(
        "The endpoint was not asked what its model takes: once it is, other columns may be sent, written otherwise.",
      );
    }
    const { plan } = planOfFile(opened, { schema, asked: "not asked" }, parts);
    const { now, signal, showProgress } = parts;
    const read = await readFile({
      duck,
      input,
      plan,
      clock: { now },
      signal,
      onProgress: (progress) => showProgress?.(progress),
      tell: parts.tell,
    });
    const dry = await dryFile(read, plan);
    showProgress?.(undefined);
    const mayBeSent =
      request.endpoint !== undefined || isAllowed(address, { allowed: request.allowed, endpoint: undefined });
    const exitCode = dry.requests === 0 ? EXIT_CODES.nothingToDo : mayBeSent ? EXIT_CODES.done : EXIT_CODES.notAllowed;
    if (exitCode === EXIT_CODES.notAllowed) parts.tell(notAllowed(address).message);
    return { exitCode, sentences: sentencesOf(dry), lines: [lineOf(dry, mayBeSent, exitCode)] };
  } finally {
    duck.close();
  }
}

/** Rows a second of a quick endpoint: a measure for a sentence, and nothing that anybody has measured here. */
const QUICK_ROWS_A_SECOND = 10_000;

function sentencesOf(dry: DryFile): string[] {
  const fed = dry.fed.map(({ input, column, type }) =>
    column === input ? `${input} (${type})` : `${input} (${type}) from ${column === undefined ? "a constant" : column}`,
  );
  const lines = [
    `Inputs: ${someNames(fed)}.`,
    ...dry.problems.map(({ column, cause, rowCount }) => {
      const rows = `${rowCount} ${plural(rowCount, "row", "rows")} would get no prediction`;
      return `${rows}: ${cause}${column === "" ? "" : ` in ${column}`}.`;
    }),
  ];
  if (dry.requests === 0) return [...lines, "Nothing would be sent."];
  const seconds = Math.ceil(dry.rows / QUICK_ROWS_A_SECOND);
  return [
    ...lines,
    `${dry.rows} of ${dry.rowCount} ${plural(dry.rowCount, "row", "rows")} would be sent in about ${dry.requests} ` +
      `${plural(dry.requests, "request", "requests")}, the first of ${dry.firstRequestBytes} bytes. How long that takes rests on the endpoint, ` +
      `which was not asked: at ${QUICK_ROWS_A_SECOND} rows a second, ${seconds} s. Nothing was sent or written.`,
  ];
}

function lineOf(dry: DryFile, allowed: boolean, exit: ExitCode): object {
  return {
    dryRun: true,
    rows: dry.rowCount,
    toSend: dry.rows,
    failed: dry.rowCount - dry.rows,
    requests: dry.requests,
    firstRequestBytes: dry.firstRequestBytes,
    ms: null,
    inputs: dry.fed.map(({ input, column = null, type }) => ({ input, column, type })),
    allowed,
    exit,
  };
}
