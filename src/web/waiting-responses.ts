import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Tells a response that its connection has closed. Node tells the one that is being sent; those that wait behind it,
 * because their requests came without waiting for its end (pipelining), would never hear of it, and their requests to
 * upstreams would go on for nobody.
 */
export function tellWhenConnectionCloses({ socket }: IncomingMessage, response: ServerResponse): void {
  let isOver = false;
  const onConnectionClose = (): void => {
    if (!isOver) response.emit("close");
  };
  response.once("close", () => {
    isOver = true;
    socket.off("close", onConnectionClose);
  });
  socket.setMaxListeners(0); // as many as requests came at once
  socket.once("close", onConnectionClose);
}
