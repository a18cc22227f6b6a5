/** What is told about one request: no body, no query, no header, no name that an analyst typed. */
export interface RelayLogEntry {
  /** `answered` by the relay itself: its list of upstreams, sign-in, sessions. */
  readonly event: "relayed" | "answered" | "refused";
  /** The pane's own or a new one; the upstream has it too. */
  readonly requestId: string;
  /** Id of a configured upstream; `typed` for one that was typed. */
  readonly upstream?: string;
  readonly method: string;
  /** With names left out: `/serving-endpoints/{name}/invocations`. */
  readonly route?: string;
  readonly status: number;
  /** Until the answer's headers were there. */
  readonly durationMs: number;
  readonly errorCode?: string;
}

export type RelayLog = (entry: RelayLogEntry) => void;

/** Writes one line of JSON an entry. */
export function jsonLinesLog(writeLine: (line: string) => void, now: () => Date): RelayLog {
  return (entry) => writeLine(JSON.stringify({ time: now().toISOString(), ...entry }));
}
