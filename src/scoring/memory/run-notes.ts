/** What this device notes of runs that go on, so that one that is cut can go on later. It holds hashes, and nothing else of a row. */
export interface RunNotes {
  begin(runId: string): void;
  /** @param records as `Fingerprints.sorted` gives them. What the device does not keep is lost, and no failure */
  add(runId: string, records: Uint8Array): void;
  /** The run is over, and what was noted is still needed. */
  stop(runId: string): void;
  /** What was noted is not needed any more. */
  end(runId: string): void;
  /** Undefined where nothing was noted: another device's run, or one that was remembered to its end. */
  of(runId: string): readonly Uint8Array[] | undefined;
  /** Whether it was begun on this device, and goes on in no pane. */
  isCut(runId: string): Promise<boolean>;
}
