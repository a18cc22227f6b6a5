/** A stream that lines are written to, as `process.stdout` is one. */
export interface LineStream {
  readonly writableLength: number;
  write(text: string): unknown;
  on(event: "error", listener: () => void): unknown;
  once(event: "drain", listener: () => void): unknown;
}

/** Some ten thousand lines of a log. */
const MAX_WAITING_BYTES = 2 * 1024 * 1024;

/**
 * Keeps a server alive when whoever reads its output goes away (`relay | head -1`): without a listener, the next line would end it.
 * @param streams stdout and stderr
 */
export function outliveReaders(streams: readonly Pick<LineStream, "on">[]): void {
  for (const stream of streams) stream.on("error", () => undefined);
}

/**
 * Writes lines to a pipe whose reader may stop reading: what waits for it is bounded, and what is left out is counted and told.
 * @param told the line that says how many are missing
 */
export function boundedLines(
  stream: LineStream,
  told: (leftOut: number) => string,
  maxWaitingBytes = MAX_WAITING_BYTES,
): (line: string) => void {
  let leftOut = 0;
  return (line) => {
    if (leftOut > 0 || stream.writableLength > maxWaitingBytes) {
      if (leftOut++ > 0) return;
      stream.once("drain", () => {
        stream.write(`${told(leftOut)}\n`);
        leftOut = 0;
      });
      return;
    }
    stream.write(`${line}\n`);
  };
}
