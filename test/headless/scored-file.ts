import { abortableSleep } from "../../src/endpoint/http/abortable-sleep";
import { parseCommandLine } from "../../src/headless/command/command-line";
import { CommandError } from "../../src/headless/telling/exit-codes";
import { failureLines } from "../../src/headless/telling/failure-lines";
import { scoreWorkbook } from "../../src/headless/score-workbook";
import { runMarks } from "./run-marks";

/** What the command line sent and said of a file, with an endpoint behind it that answers every row with its number. */
export interface ScoredFile {
  /** The rows that were sent, as JSON text by column. */
  readonly sent: readonly string[];
  /** What it says about rows without a prediction, and where nothing was scored. */
  readonly said: string;
  /** What else it says on stderr. */
  readonly told: readonly string[];
  /** What was written; undefined where nothing was scored. */
  readonly file: Uint8Array | undefined;
}

/** Runs `npm run score` on a file: table "T", dataframe_records. */
export async function scoreFile(bytes: Uint8Array, ...options: string[]): Promise<ScoredFile> {
  const sent: string[] = [];
  const told: string[] = [];
  let file: Uint8Array | undefined;
  const args = ["--workbook", "in.xlsx", "--table", "T", "--endpoint", "localhost:1", "--out", "out.xlsx"];
  const outcome = scoreWorkbook(parseCommandLine([...args, "--format", "dataframe_records", ...options]), {
    readFile: () => Promise.resolve(bytes),
    writeFile: (_path, written) => {
      file = written;
      return Promise.resolve();
    },
    fetch: (_url, init) => Promise.resolve(answer(init?.body, sent)),
    now: () => 0,
    marks: runMarks(),
    credentials: [],
    signal: new AbortController().signal,
    // Waits between retries are over at once; a request's time limit is not.
    sleep: (delayMs, signal) => (delayMs < 30_000 ? Promise.resolve() : abortableSleep(delayMs, signal)),
    tell: (line) => told.push(line),
  });
  const said = await outcome.then(
    ({ summary }) => failureLines(summary).join("\n"),
    (error: unknown) => {
      if (error instanceof CommandError) return error.message;
      throw error;
    },
  );
  return { sent, said, told, file };
}

function answer(body: unknown, sent: string[]): Response {
  // The endpoint tells nothing of its model, neither when it is asked for it nor by refusing an empty request.
  const rows = /^\{"dataframe_records":\s*\[(.+)\]/s.exec(typeof body === "string" ? body : "")?.[1];
  if (rows === undefined) return new Response("", { status: 404 });
  const records = rows.split(/(?<=\}),\s*(?=\{)/);
  sent.push(...records);
  return Response.json({ predictions: records.map((_, place) => place) });
}
