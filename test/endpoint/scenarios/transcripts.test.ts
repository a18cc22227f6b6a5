import { ScoringError } from "../../../src/core/errors";
import { decodePredictions, type Predictions } from "../../../src/core/predictions/decode-predictions";
import { ColumnRefusedError } from "../../../src/endpoint/answers/judge-outcome";
import { EndpointClient } from "../../../src/endpoint/endpoint-client";
import { answerOf } from "../scripted-fetch";
import { EXPECTED_ERRORS } from "../transcript-expectations";
import { bodyOf, keyOf, rowsSent, TRANSCRIPTS, type Transcript } from "../transcripts";
import { VirtualClock } from "../virtual-clock";

/** What a scoring run does with one answer, except that the same answer comes to every retry. */
async function score(
  transcript: Transcript,
  response = transcript.response,
  body = bodyOf(transcript),
): Promise<Predictions> {
  const clock = new VirtualClock();
  const { status, response_ct: type } = transcript;
  const client = new EndpointClient({
    url: "/invocations",
    kind: "mlflow",
    fetch: () => Promise.resolve(answerOf({ status, body: response, headers: { "content-type": type ?? "" } })),
    sleep: clock.sleep,
    now: clock.now,
    random: () => 0.5,
  });
  const answer = await client.query(body, { signal: new AbortController().signal });
  return decodePredictions(answer.body, rowsSent(transcript));
}

async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}

const expectedByCase = new Map(
  Object.entries(EXPECTED_ERRORS).flatMap(([expected, cases]) => cases.map((key) => [key, expected] as const)),
);

describe("Recorded answers of an MLflow server", () => {
  it("are 250, and every case with an expected error is one of them", () => {
    const keys = new Set(TRANSCRIPTS.map(keyOf));
    expect(TRANSCRIPTS).toHaveLength(250);
    expect([...expectedByCase.keys()].filter((key) => !keys.has(key))).toEqual([]);
    expect(expectedByCase.size).toBe(Object.values(EXPECTED_ERRORS).flat().length);
  });

  it.each(TRANSCRIPTS.map((transcript) => [keyOf(transcript), transcript] as const))("%s", async (key, transcript) => {
    const expected = expectedByCase.get(key);
    if (expected === undefined) {
      const predictions = await score(transcript);
      expect(predictions.rows).toHaveLength(rowsSent(transcript));
      expect(predictions.rows.every((row) => row.length === predictions.outputs.length)).toBe(true);
      return;
    }
    const error = await errorOf(score(transcript));
    expect(error).toBeInstanceOf(ScoringError);
    expect(`${(error as ScoringError).name} ${(error as ScoringError).code}`).toBe(expected);
  });

  it("name the column and the type it must have", async () => {
    const refused = await Promise.all(
      EXPECTED_ERRORS["ColumnRefusedError rows-refused"]!.map(async (key) => {
        const error = await errorOf(score(TRANSCRIPTS.find((transcript) => keyOf(transcript) === key)!));
        return error instanceof ColumnRefusedError ? `${error.column} ${typeWanted(error)}` : "none";
      }),
    );
    expect([...new Set(refused)].sort()).toEqual([
      "age float64",
      "income float64",
      "x datetime64[ns]",
      "x float32",
      "x float64",
      "x int32",
      "x int64",
      "x object",
    ]);
  });
});

/** Values no server writes by itself: words, quotes, another script, a number. */
const SENTINELS = ["Zyxwv Quopl", `O'Zyxwv "Quopl" it's`, "Žýxwv, 中文字符", "zyxwv@quopl.example"];
const TRACES_OF_SENTINELS = /zyxwv|quopl|žýxwv|中文|8675309/iu;

/** The same exchange with every cell replaced on both sides, as the server repeats what it was sent. */
function withSentinels(
  transcript: Transcript,
  sentinel: string,
): { response: string; body: string; isEchoed: boolean } {
  const replace = (text: string, cell: unknown): string => {
    if (typeof cell === "string" && cell !== "") {
      const pattern = new RegExp(`(?<![\\w])${cell.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")}(?![\\w])`, "g");
      return text.replace(pattern, () => sentinel);
    }
    if (typeof cell !== "number") return text;
    return text.replace(new RegExp(`(?<![\\w.])${cell}(?:\\.0)?(?![\\w.])`, "g"), "8675309.25");
  };
  const cells = cellsOf(transcript.request);
  const response = mapTexts(transcript.response, (text) => cells.reduce<string>(replace, text));
  const body = JSON.stringify(
    mapCells(transcript.request, (cell) => {
      if (typeof cell === "string") return sentinel;
      return typeof cell === "number" ? 8675309.25 : cell;
    }),
  );
  return { response, body, isEchoed: TRACES_OF_SENTINELS.test(response) };
}

function cellsOf(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [value];
  const { columns: _columns, ...cells } = value as Record<string, unknown>;
  return Object.values(Array.isArray(value) ? value : cells).flatMap(cellsOf);
}

function mapCells(value: unknown, map: (cell: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((inner) => mapCells(inner, map));
  if (typeof value !== "object" || value === null) return map(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === "columns" ? inner : mapCells(inner, map)]),
  );
}

function mapTexts(response: string, map: (text: string) => string): string {
  try {
    return JSON.stringify(JSON.parse(response), (_key, value: unknown) =>
      typeof value === "string" ? map(value) : value,
    );
  } catch {
    return map(response);
  }
}

describe("Errors made of answers that repeat the table", () => {
  const failed = TRANSCRIPTS.filter(
    (transcript) => transcript.status !== 200 && typeof transcript.request === "object",
  );

  it.each(SENTINELS)("hold nothing of the cells, such as %s", async (sentinel) => {
    let echoes = 0;
    for (const transcript of failed) {
      const { response, body, isEchoed } = withSentinels(transcript, sentinel);
      if (isEchoed) echoes++;
      const error = (await errorOf(score(transcript, response, body))) as ScoringError;
      expect(error).toBeInstanceOf(ScoringError);
      const shown = [error.message, error.detail, String(error.cause), JSON.stringify(error)].join(" ");
      expect(`${keyOf(transcript)}: ${shown}`).not.toMatch(TRACES_OF_SENTINELS);
    }
    expect(echoes).toBeGreaterThan(25);
  });

  it("still say something", async () => {
    const details = await Promise.all(
      failed.map(async (transcript) => ((await errorOf(score(transcript))) as ScoringError).detail ?? ""),
    );
    expect(details.filter((detail) => detail.replace(/[^a-z]/gi, "").length < 8)).toEqual([]);
  });
});

function typeWanted({ message }: ColumnRefusedError): string | undefined {
  return /must be (.+)\.$/.exec(message)?.[1];
}
