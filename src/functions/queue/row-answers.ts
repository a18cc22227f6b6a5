import type { RowResult } from "../answers/row-answer";
import { AnswerMemo } from "../memo/answer-memo";
import { AnsweringVersions } from "../memo/answering-versions";
import { RowFlight } from "../memo/row-flight";
import type { FormulaClock } from "../host/ports";
import type { SentBatch } from "./sent-batch";

/** So long a batch that nobody waits for goes on: Excel cancels what it asks for anew, in any order. */
const GRACE_MS = 1_000;

/** What is known of rows of formulas: those that were answered, and those that are under way. One for all formulas of a workbook. */
export class RowAnswers {
  readonly versions = new AnsweringVersions();
  private readonly flights = new Map<string, RowFlight>();
  private readonly batches = new Map<RowFlight, SentBatch>();

  constructor(
    private readonly clock: Pick<FormulaClock, "startTimer">,
    readonly memo = new AnswerMemo(),
  ) {}

  /** The flight of a row that is under way. */
  underWay(key: string): RowFlight | undefined {
    return this.flights.get(key);
  }

  /** A row is to be sent. */
  begin(key: string): RowFlight {
    const flight: RowFlight = new RowFlight(key, () => this.noteUnwanted(flight));
    this.flights.set(key, flight);
    return flight;
  }

  /** Rows are on their way in this batch. */
  noteSent(batch: SentBatch): void {
    for (const flight of batch.flights) this.batches.set(flight, batch);
  }

  /** A batch is about to be sent, without the rows that nobody waits for: who asks for these from now on asks anew. */
  noteBegun(batch: SentBatch): void {
    for (const flight of batch.flights) if (!flight.isWanted) this.forget(flight);
  }

  /**
   * Nothing more comes for a batch: its rows are told, and what was answered is kept.
   * @param place the endpoint
   * @param error why rows without an outcome have none
   * @returns whether another version answers from now on
   */
  noteOver(batch: SentBatch, place: string, error: unknown): boolean {
    const open = new Set(batch.flights);
    for (const flight of open) this.forget(flight);
    let isOther = false;
    try {
      const results = batch.results();
      const isAnswering = results.some(({ result }) => "answer" in result);
      for (const { flight, result } of results) {
        open.delete(flight);
        if ("answer" in result) isOther = this.versions.note(place, result.answer.servedModelName) || isOther;
        if (isLasting(result, isAnswering)) this.memo.keep(flight.key, result);
        flight.settle(result);
      }
    } catch (defect) {
      for (const flight of open) flight.fail(defect);
      return isOther;
    }
    for (const flight of open) flight.fail(error ?? new RangeError("A row was never answered."));
    return isOther;
  }

  clear(): void {
    this.memo.clear();
    this.versions.forget();
  }

  private noteUnwanted(flight: RowFlight): void {
    const batch = this.batches.get(flight);
    if (batch === undefined || batch.isWanted) return;
    this.clock.startTimer(GRACE_MS, () => {
      if (batch.isWanted || this.batches.get(flight) !== batch) return;
      for (const left of batch.flights) this.forget(left);
      batch.abort();
    });
  }

  private forget(flight: RowFlight): void {
    if (this.flights.get(flight.key) === flight) this.flights.delete(flight.key);
    this.batches.delete(flight);
  }
}

/**
 * Refusals of a row are kept, too: it would be refused again. Not where no row of its batch was answered, which an endpoint that starts or is
 * broken refuses alike.
 */
function isLasting(result: RowResult, isAnswering: boolean): boolean {
  return "answer" in result || (isAnswering && result.failure.code === "rows-refused");
}
