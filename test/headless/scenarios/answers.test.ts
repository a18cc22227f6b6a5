import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { abortableSleep } from "../../../src/endpoint/http/abortable-sleep";
import { parseCommandLine } from "../../../src/headless/command/command-line";
import { endingOfError, endingOfRun } from "../../../src/headless/run-ending";
import { scoreWorkbook } from "../../../src/headless/score-workbook";
import { openWorkbook } from "../../../src/workbench/xlsx/open-workbook";
import { workbookPackage } from "../../support/workbook-package";
import { runMarks } from "../run-marks";

interface Answer {
  readonly first?: number;
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One line of answers.jsonl: what a server says to the requests for a table of so many rows, and what is right. */
interface AnswersCase {
  readonly id: string;
  readonly rows: number;
  readonly answers: readonly Answer[];
}

const CASES = readFileSync(resolve(__dirname, "../../fixtures/answers.jsonl"), "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => JSON.parse(line) as AnswersCase);

/** What `npm run score` did. */
interface Ending {
  readonly exitCode: number;
  readonly said: string;
  readonly requests: number;
  readonly scored: number;
  /** Cells of the saved file, from the first result column on; none when no file was written. */
  readonly headers: readonly string[];
  readonly values: readonly unknown[];
}

function tableOf(rowCount: number): Uint8Array {
  const rows = Array.from(
    { length: rowCount },
    (_, row) =>
      `<row r="${row + 2}"><c r="A${row + 2}"><v>${row}</v></c><c r="B${row + 2}"><v>${row / 8}</v></c></row>`,
  );
  const header = ["A", "B"].map(
    (column) => `<c r="${column}1" t="inlineStr"><is><t>${column.toLowerCase()}</t></is></c>`,
  );
  const area = `A1:B${rowCount + 1}`;
  return workbookPackage({
    sheet: `<sheetData><row r="1">${header.join("")}</row>${rows.join("")}</sheetData><tableParts><tablePart r:id="rId1"/></tableParts>`,
    tables: [
      `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="T" displayName="T" ref="${area}"><autoFilter ref="${area}"/><tableColumns count="2"><tableColumn id="1" name="a"/><tableColumn id="2" name="b"/></tableColumns></table>`,
    ],
  });
}

/** The bodies of the cases are written for people where they would be long. */
function bodyOf(body: Answer["body"], rows: number): unknown {
  const { predictions } = body;
  if (predictions === "1.5 for each row") return { predictions: new Array<number>(rows).fill(1.5) };
  if (!Array.isArray(predictions)) return body;
  const written: Readonly<Record<string, string>> = {
    "x repeated 40,000 times": "x".repeat(40_000),
    "a NUL character, then nul": "\0nul",
  };
  return { predictions: predictions.map((value: unknown) => written[String(value)] ?? value) };
}

async function score({ rows, answers }: AnswersCase): Promise<Ending> {
  let file: Uint8Array | undefined;
  let requests = 0;
  const fetch = (_url: string, init: RequestInit): Promise<Response> => {
    const { dataframe_records: sent = [] } = JSON.parse(String(init.body ?? "{}")) as { dataframe_records?: unknown[] };
    // The endpoint tells nothing of its model.
    if (sent.length === 0) return Promise.resolve(new Response("", { status: 404 }));
    const place = answers.findIndex(({ first = Infinity }) => requests < first);
    const { status, body } = answers[place]!;
    requests++;
    return Promise.resolve(new Response(JSON.stringify(bodyOf(body, sent.length)), { status }));
  };
  const args = ["--workbook", "in.xlsx", "--table", "T", "--endpoint", "localhost:1", "--out", "out.xlsx"];
  const { exitCode, sentences, scored } = await scoreWorkbook(
    parseCommandLine([...args, "--columns", "a,b", "--format", "dataframe_records"]),
    {
      readFile: () => Promise.resolve(tableOf(rows)),
      writeFile: (_path, bytes) => {
        file = bytes;
        return Promise.resolve();
      },
      fetch,
      now: () => 0,
      marks: runMarks(),
      credentials: [],
      signal: new AbortController().signal,
      // Waits between retries are over at once; a request's time limit is not.
      sleep: (delayMs, signal) => (delayMs < 100_000 ? Promise.resolve() : abortableSleep(delayMs, signal)),
      tell: () => undefined,
    },
  ).then(
    (run) => ({ ...endingOfRun(run, "out.xlsx"), scored: run.summary.scored }),
    (error: unknown) => ({ ...endingOfError(error), scored: 0 }),
  );
  return { exitCode, said: sentences.join("\n"), requests, scored, ...(await cellsOf(file)) };
}

async function cellsOf(file: Uint8Array | undefined): Promise<Pick<Ending, "headers" | "values">> {
  if (file === undefined) return { headers: [], values: [] };
  const { model } = await openWorkbook(file);
  const table = model.tableByName("T")!;
  const sheet = model.sheetById(table.sheetId)!;
  const { area, columns } = table;
  return {
    headers: columns.slice(2).map((column) => column.name),
    values: Array.from({ length: area.rowCount - 1 }, (_, row) => sheet.getValue(area.row + 1 + row, area.column + 2)),
  };
}

/** By case: what must have become of it. */
const RIGHT: Readonly<Record<string, (ending: Ending) => void>> = {
  "other-request-form": ({ exitCode, said, requests }) => {
    expect(said).toContain("This endpoint takes no table rows");
    expect(said).toContain('Bad request: json: unknown field "dataframe_records"');
    expect(requests).toBeLessThanOrEqual(3);
    expect(exitCode).toBe(1);
  },
  "count-of-inputs": ({ exitCode, said, requests }) => {
    expect(said).toContain("'X has 2 features, but RandomForestClassifier is expecting 4 features as input.'");
    expect(requests).toBeLessThanOrEqual(3);
    expect(exitCode).toBe(1);
  },
  "error-in-200": ({ exitCode, said }) => {
    expect(said).toContain("Model failed: CUDA out of memory");
    expect(exitCode).toBe(1);
  },
  "passing-500": ({ exitCode, scored, values, requests }) => {
    expect(scored).toBe(600);
    expect(values).toEqual(new Array<number>(600).fill(1.5));
    expect(requests).toBeLessThanOrEqual(5);
    expect(exitCode).toBe(0);
  },
  "one-column-matrix": ({ exitCode, headers, values }) => {
    expect(headers).toEqual(["Prediction"]);
    expect(values).toEqual([0, 0.1, 0.2]);
    expect(exitCode).toBe(0);
  },
  "long-text": ({ exitCode, said, values }) => {
    expect(values).toEqual(["x".repeat(32_767), "line1\nline2", "nul"]);
    expect(said).toContain("2 rows were answered with text that was cut");
    expect(said).toContain("See Sheet1!A2, A4.");
    expect(exitCode).toBe(0);
  },
};

describe("answers of servers to the command line", () => {
  it.each(CASES.map((one) => [one.id, one] as const))("%s ends right", async (id, one) => {
    RIGHT[id]!(await score(one));
  });
});
