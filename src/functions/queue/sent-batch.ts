import type { JsonText } from "../../core/columns/column-encoding";
import type { BatchOutcome } from "../../core/predictions/join-outcomes";
import type { Batch } from "../../core/request/batch";
import type { BodyPlan } from "../../core/request/encode-body";
import { SentRows } from "../../core/request/sent-rows";
import type { RowResult } from "../answers/row-answer";
import type { RowFlight } from "../memo/row-flight";

/** A row that is to be sent, and who waits for it. */
export interface FlyingRow {
  readonly flight: RowFlight;
  readonly texts: readonly JsonText[];
}

/** Rows of formulas that are sent in one request, or in several where some are refused. */
export class SentBatch {
  private readonly controller = new AbortController();
  private rows: readonly FlyingRow[];
  /** Of all its rows, those too that are left behind. */
  readonly flights: readonly RowFlight[];
  /** Of the parts of the batch by their place among its outcomes: which version answered. */
  private readonly versions = new Map<number, string | undefined>();
  readonly outcomes: BatchOutcome[] = [];

  constructor(
    readonly body: BodyPlan,
    rows: readonly FlyingRow[],
  ) {
    this.rows = rows;
    this.flights = rows.map(({ flight }) => flight);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get isWanted(): boolean {
    return this.rows.some(({ flight }) => flight.isWanted);
  }

  /** Before it is sent: rows that nobody waits for any more are not sent. @returns how many are left */
  leaveUnwanted(): number {
    this.rows = this.rows.filter(({ flight }) => flight.isWanted);
    return this.rows.length;
  }

  toBatch(): Batch {
    return {
      rowIndexes: this.rows.map((_row, place) => place),
      rows: SentRows.ofTexts(this.rows.map(({ texts }) => texts)),
    };
  }

  /** An answer came, whose rows are the next outcome. */
  noteVersion(servedModelName: string | undefined): void {
    this.versions.set(this.outcomes.length, servedModelName);
  }

  abort(): void {
    this.controller.abort();
  }

  /**
   * Each row with what became of it, so far.
   * @throws RangeError when a row was answered twice or was never sent: a defect must not become a number in a sheet
   */
  results(): readonly BatchResult[] {
    const seen = new Set<number>();
    return this.outcomes.flatMap(({ rowIndexes, outcomes, outputs }, part) =>
      rowIndexes.map((row, place): BatchResult => {
        const flight = this.rows[row]?.flight;
        const outcome = outcomes[place];
        if (flight === undefined || outcome === undefined || seen.has(row))
          throw new RangeError(`Row ${row} was not asked for.`);
        seen.add(row);
        if ("failure" in outcome) return { flight, result: outcome };
        const version = this.versions.get(part);
        const answer = {
          outputs,
          predictions: outcome.predictions,
          ...(version !== undefined && { servedModelName: version }),
        };
        return { flight, result: { answer } };
      }),
    );
  }
}

interface BatchResult {
  readonly flight: RowFlight;
  readonly result: RowResult;
}
