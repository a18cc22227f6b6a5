/**
 * A model server that fails at random, in a process of its own so that it can be killed: `node failing-model.mjs <port> <seed>`. It answers a
 * row's `id` with three times the id. Of the requests 10 % each get a 429, a 500 and a 503, and 10 % are cut off in the middle of the answer.
 * Each request that holds rows is a line on stdout: what became of it.
 */
import { createServer } from "node:http";
import { setTimeout } from "node:timers";

const [port, seed] = process.argv.slice(2).map(Number);
const FAULTS = [429, 500, 503, "cut"];
const ANSWER_AFTER_MS = 40;

/** Numbers from 0 up to 1 that are the same for the same seed: a linear congruence, with the constants of Numerical Recipes. */
let state = seed;
function random() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}

const server = createServer((request, response) => {
  let text = "";
  request.setEncoding("utf8").on("data", (part) => (text += part));
  request.on("end", () => setTimeout(() => answer(idsIn(text), response), ANSWER_AFTER_MS));
});

function answer(ids, response) {
  if (ids.length === 0) return send(response, 400, { error_code: "BAD_REQUEST", message: "There are no rows." });
  const fault = FAULTS[Math.floor(random() * 10)];
  console.log(fault ?? "answered");
  if (fault === undefined) return send(response, 200, { predictions: ids.map((id) => id * 3) });
  if (fault !== "cut") return send(response, fault, { error_code: "FAULT", message: "Not now." });
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": 100_000 });
  response.write('{"predictions": [', () => response.socket.destroy());
}

function send(response, status, body) {
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(JSON.stringify(body));
}

function idsIn(text) {
  const { dataframe_records: records, dataframe_split: split } = text === "" ? {} : JSON.parse(text);
  if (records !== undefined) return records.map(({ id }) => id);
  const place = split?.columns.indexOf("id") ?? -1;
  return place < 0 ? [] : split.data.map((row) => row[place]);
}

server.listen(port, "127.0.0.1", () => console.log(`listening ${server.address().port}`));
