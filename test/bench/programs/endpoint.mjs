/**
 * A scoring endpoint that costs little: answers one number a row after a delay, whatever the rows are.
 *
 *   node test/bench/programs/endpoint.mjs [--port N] [--delay MS] [--most N] [--retry-after S] [--record FILE]
 *
 * `--most N` refuses with 429 what comes while N requests are under way, with `Retry-After` where it is told. `--record FILE` keeps each body
 * that was answered on a line of its own. `GET /stats` tells peak, rows, requests and refused; `DELETE /stats` begins anew. Prints its port.
 */
import { createWriteStream } from "node:fs";
import { createServer } from "node:http";
import { setTimeout } from "node:timers";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "0" },
    delay: { type: "string", default: "0" },
    most: { type: "string", default: "Infinity" },
    "retry-after": { type: "string" },
    record: { type: "string" },
  },
});
const delayMs = Number(values.delay);
const most = Number(values.most);
const record = values.record === undefined ? undefined : createWriteStream(values.record);
const REFUSAL = '{"error_code":"RESOURCE_EXHAUSTED","message":"Too many requests at once."}';
const BRACE = "{".charCodeAt(0);
const BRACKET = "[".charCodeAt(0);
/** What stands before the rows: the body's own brace; the brackets of columns and of data. */
const RECORDS_BEFORE = 1;
const SPLIT_BEFORE = 2;

let underWay = 0;
let stats = noStats();
const answers = new Map();

const server = createServer((request, response) => {
  if (request.url === "/stats") answerStats(request, response);
  else if (request.method === "POST") takeBody(request, response);
  else response.writeHead(404).end();
});
// A rival keeps its connections as long as it wants.
server.keepAliveTimeout = 600_000;
server.requestTimeout = 0;
server.headersTimeout = 0;
server.listen(Number(values.port), "127.0.0.1", 1024, () => {
  console.log(server.address().port);
  process.send?.(server.address().port);
});
// It ends with the bench, whatever ends that; what was recorded is written first.
process.on("disconnect", () => (record === undefined ? process.exit() : record.end(() => process.exit())));

function noStats() {
  return { peak: underWay, rows: 0, requests: 0, refused: 0 };
}

function answerStats(request, response) {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(stats));
  if (request.method === "DELETE") stats = noStats();
}

function takeBody(request, response) {
  underWay++;
  stats.peak = Math.max(stats.peak, underWay);
  const isRefused = underWay > most;
  const parts = [];
  request.on("data", (part) => parts.push(part));
  request.on("end", () => {
    if (isRefused) {
      refuse(response);
      return;
    }
    const body = parts.length === 1 ? parts[0] : Buffer.concat(parts);
    if (delayMs === 0) answer(response, body);
    else setTimeout(answer, delayMs, response, body);
  });
  response.on("close", () => underWay--);
}

function refuse(response) {
  stats.refused++;
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(REFUSAL) };
  const retryAfter = values["retry-after"];
  response.writeHead(429, retryAfter === undefined ? headers : { ...headers, "retry-after": retryAfter }).end(REFUSAL);
}

function answer(response, body) {
  const rows = countRows(body);
  let text = answers.get(rows);
  if (text === undefined) {
    const predictions = Array.from({ length: rows }, (_, row) => row / 7);
    text = Buffer.from(JSON.stringify({ predictions }));
    answers.set(rows, text);
  }
  if (rows > 0) note(rows, body);
  response.writeHead(200, { "content-type": "application/json", "content-length": text.length }).end(text);
}

/** A question without rows, which asks what the model takes, is no batch. */
function note(rows, body) {
  stats.rows += rows;
  stats.requests++;
  if (record === undefined) return;
  record.write(body);
  record.write("\n");
}

/** Counted, not parsed: no text of the bench's tables holds a brace or a bracket, and each client checks the count. */
function countRows(body) {
  return body.subarray(0, 20).includes("split")
    ? count(body, BRACKET) - SPLIT_BEFORE
    : count(body, BRACE) - RECORDS_BEFORE;
}

function count(body, byte) {
  let found = 0;
  for (let at = body.indexOf(byte); at >= 0; at = body.indexOf(byte, at + 1)) found++;
  return found;
}
