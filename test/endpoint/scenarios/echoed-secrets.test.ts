import fc from "fast-check";
import { ScoringError } from "../../../src/core/errors";
import { judgeOutcome } from "../../../src/endpoint/answers/judge-outcome";
import { EndpointClient } from "../../../src/endpoint/endpoint-client";
import { staticToken } from "../../../src/endpoint/sign-in/token-provider";
import { cpuSeconds } from "../../support/cpu-seconds";
import { runs } from "../../support/property-seed";
import { answerOf } from "../scripted-fetch";
import { VirtualClock } from "../virtual-clock";

const TOKEN = "ab-Sekret.hush~17/Zz";
/** A pattern that looks back over its text takes minutes for texts as long as these. */
const FAR_FROM_LINEAR_SECONDS = 20;
const BODY = JSON.stringify({ dataframe_records: [{ age: 41, city: "Strasbourg" }] });

/** What a run makes of an endpoint that always answers so. */
async function refusal(token: string, status: number, body: string): Promise<ScoringError> {
  const clock = new VirtualClock();
  const client = new EndpointClient({
    url: "/invocations",
    kind: "mlflow",
    fetch: () => Promise.resolve(answerOf({ status, body })),
    token: staticToken(token),
    sleep: clock.sleep,
    now: clock.now,
    random: () => 0.5,
  });
  const error: unknown = await client
    .query(BODY, { signal: new AbortController().signal, repeatsFailures: false })
    .catch((cause: unknown) => cause);
  if (error instanceof ScoringError) return error;
  throw new Error("Expected a refusal.");
}

function said({ message, detail, cause }: ScoringError): string {
  return [message, detail, cause instanceof Error ? cause.message : ""].join("\n");
}

const SHAPES: readonly (readonly [shape: string, body: (words: string) => string])[] = [
  ["a message", (words) => JSON.stringify({ error_code: "BAD_REQUEST", message: words })],
  ["FastAPI's detail", (words) => JSON.stringify({ detail: [{ loc: ["header", "authorization"], msg: words }] })],
  ["nested errors", (words) => JSON.stringify({ error: { errors: [{ reason: { title: words } }] } })],
  ["a traceback", (words) => JSON.stringify({ message: "m", stack_trace: `Traceback\n  x\nValueError: ${words}` })],
  ["JSON in a text", (words) => JSON.stringify({ message: JSON.stringify({ error: words }) })],
  ["plain text", (words) => `invalid credentials ${words}`],
  ["a page", (words) => `<html><title>${words}</title></html>`],
  ["names of fields", (words) => JSON.stringify({ errors: { [words]: ["unknown"] } })],
];

describe("What an endpoint repeats of a request", () => {
  it.each(SHAPES)("holds no token in %s, whatever the status", async (_shape, body) => {
    for (const status of [400, 401, 403, 404, 413, 418, 422, 429, 500, 501, 502, 503, 504]) {
      for (const form of [TOKEN, TOKEN.toUpperCase(), encodeURIComponent(TOKEN), btoa(TOKEN), `Bearer ${TOKEN}`]) {
        const words = said(await refusal(TOKEN, status, body(`token ${form} is not known`))).toLowerCase();
        expect(words).not.toContain(TOKEN.toLowerCase());
        expect(words).not.toContain(encodeURIComponent(TOKEN).toLowerCase());
        expect(words).not.toContain(btoa(TOKEN).toLowerCase());
        expect(words).not.toContain("sekret");
      }
    }
  });

  it.each(SHAPES)("works no terminal from %s", async (_shape, body) => {
    const words = "\u001b]0;owned\u0007\u009b31m\u202ered\u2066\u200b \\u001b[2J &#27;[3J";
    for (const status of [400, 403, 500, 503]) {
      expect(said(await refusal(TOKEN, status, body(words)))).not.toMatch(
        /(?!\n)\p{Cc}|[\u200b\u202a-\u202e\u2066-\u2069]/u,
      );
    }
  });

  it("holds no token that is hidden among signs that nobody sees", async () => {
    const hidden = [...TOKEN].join("\u200b");
    const escaped = [...TOKEN].map((letter) => `\\u00${letter.charCodeAt(0).toString(16)}`).join("");
    for (const words of [hidden, escaped, TOKEN.replace("-", "&#45;")]) {
      const error = await refusal(TOKEN, 400, JSON.stringify({ message: `token ${words} is not known` }));
      expect(error.detail).toBe("token … is not known");
    }
  });

  it("is read quickly, however it is made", async () => {
    const hostile = [
      "data '",
      "1,1",
      "'a ",
      "[(",
      "columns ['",
      "… ",
      "a...",
      "&#1;\\x41",
      "Feature names ",
      '{"a":',
      "2024-01-01 ",
      "Failed to convert column a to type 'b",
      "Incompatible input types for column ",
    ];
    const pages = ["<script ", "<pre>", "<title>", "<", "<style>"];
    const rows = Array.from({ length: 3000 }, (_, row) => ({ name: `Customer ${row} of town ${row % 97}` }));
    const sent = { body: JSON.stringify({ dataframe_records: rows }), authorization: `Bearer ${TOKEN}` };
    const read = (text: string): number =>
      cpuSeconds(() => judgeOutcome({ kind: "answer", status: 400, headers: new Headers(), text }, sent, 0));
    const pieces = [...hostile, "Customer... "];
    const seconds = [
      ...pieces.map((piece) => read(JSON.stringify({ message: piece.repeat(200_000 / piece.length) }))),
      ...pages.map((piece) => read(`<html>${piece.repeat(200_000 / piece.length)}`)),
    ];
    expect(Math.max(...seconds)).toBeLessThan(FAR_FROM_LINEAR_SECONDS);
  });

  it("holds neither the token nor a cell in any text", async () => {
    const token = fc.stringMatching(/^[\w.~+/-]{8,40}$/);
    const shape = fc.constantFrom(...SHAPES.map(([, body]) => body));
    await fc.assert(
      fc.asyncProperty(
        token,
        shape,
        fc.constantFrom(400, 401, 422, 500),
        fc.string(),
        async (secret, body, status, noise) => {
          const words = said(await refusal(secret, status, body(`${noise} ${secret} in Strasbourg "${noise}"`)));
          expect(words.toLowerCase()).not.toContain(secret.toLowerCase());
          if (!noise.includes("Strasbourg")) expect(words).not.toMatch(/\bStrasbourg\b/);
        },
      ),
      { numRuns: runs(1000, 100) },
    );
  });
});
