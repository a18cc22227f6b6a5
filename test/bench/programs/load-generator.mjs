/**
 * A bare load generator: posts each line of a file once, some at a time, and prints the milliseconds this took.
 *
 *   node test/bench/programs/load-generator.mjs URL BODIES AT_ONCE
 *
 * Requests are bytes made beforehand, on raw connections that are kept; of an answer only its status and its end are looked at. It is the
 * most that a client on this machine can get out of an endpoint.
 */
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { performance } from "node:perf_hooks";

const [address, file, atOnce] = process.argv.slice(2);
const url = new URL(address);
const NEW_LINE = "\n".charCodeAt(0);
const END_OF_HEAD = "\r\n\r\n";

const requests = linesOf(readFileSync(file)).map((body) =>
  Buffer.concat([
    Buffer.from(
      `POST ${url.pathname} HTTP/1.1\r\nhost: ${url.host}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}${END_OF_HEAD}`,
    ),
    body,
  ]),
);
const sockets = await Promise.all(Array.from({ length: Number(atOnce) }, open));
let next = 0;
const startedAt = performance.now();
await Promise.all(sockets.map(sendAll));
console.log(Math.round(performance.now() - startedAt));
for (const socket of sockets) socket.destroy();

function linesOf(bytes) {
  const lines = [];
  for (let from = 0, to = bytes.indexOf(NEW_LINE); to >= 0; from = to + 1, to = bytes.indexOf(NEW_LINE, from)) {
    lines.push(bytes.subarray(from, to));
  }
  return lines;
}

async function open() {
  const socket = connect({ port: Number(url.port), host: url.hostname, noDelay: true });
  await once(socket, "connect");
  return socket;
}

/** Sends the next request as soon as the last one is answered, until none is left. */
function sendAll(socket) {
  return new Promise((done, fail) => {
    let missing = 0;
    const send = () => {
      if (next === requests.length) done();
      else socket.write(requests[next++]);
    };
    socket.on("error", fail);
    socket.on("close", () => fail(new Error("The endpoint closed a connection.")));
    socket.on("data", (part) => {
      try {
        missing = missing > 0 ? missing - part.length : missingAfterHead(part);
      } catch (error) {
        fail(error);
        return;
      }
      if (missing === 0) send();
    });
    send();
  });
}

/** Bytes that are still to come once the first part of an answer is here; the endpoint sends a head in one part. */
function missingAfterHead(part) {
  const end = part.indexOf(END_OF_HEAD);
  const head = part.toString("latin1", 0, end);
  const length = /content-length: (\d+)/i.exec(head);
  if (end < 0 || !head.startsWith("HTTP/1.1 200") || length === null) throw new Error(`Answered with: ${head}`);
  return end + END_OF_HEAD.length + Number(length[1]) - part.length;
}
