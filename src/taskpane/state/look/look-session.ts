import { asScoringError } from "../../../core/as-scoring-error";
import type { ScoringError } from "../../../core/errors";
import { NO_LOOK, type ResultLook } from "../../../excel/look/result-look";
import type { ResultColumns } from "../../../scoring/ports";
import type { PaneServices } from "../../services/pane-services";
import { Subscribable } from "../basis/subscribable";
import { tableKey } from "../data/data-session";

export interface LookState {
  /** By column, as far as this pane has given one a look. */
  readonly looks: ReadonlyMap<string, ResultLook>;
  /** Why the latest look was not given. */
  readonly error?: ScoringError;
}

/** How result columns look, as the analyst chose after a run. */
export class LookSession extends Subscribable<LookState> {
  private latest: Promise<void> = Promise.resolve();

  constructor(private readonly services: Pick<PaneServices, "sheet">) {
    super({ looks: new Map() });
  }

  /** Gives a column a look; looks are given one after the other, as they were chosen. It is shown at once, and no more where it was refused. */
  choose(resultColumns: ResultColumns, header: string, look: ResultLook): Promise<void> {
    const key = lookKey(resultColumns, header);
    const { looks } = this.getState();
    const before = looks.get(key) ?? NO_LOOK;
    this.publish({ looks: new Map([...looks, [key, look]]) });
    this.latest = this.latest.then(async () => {
      try {
        await (await (await this.services.sheet()).results()).applyLook(resultColumns, header, look);
      } catch (error) {
        this.takeBack(key, look, before, asScoringError(error));
      }
    });
    return this.latest;
  }

  /** Columns that were replaced were emptied, and have lost the format of their numbers. */
  async giveAgain(resultColumns: ResultColumns): Promise<void> {
    for (const header of resultColumns.headers) {
      const look = this.getState().looks.get(lookKey(resultColumns, header));
      if (look !== undefined) await this.choose(resultColumns, header, look);
    }
  }

  /** What was chosen since stays: it is still to be given. */
  private takeBack(key: string, look: ResultLook, before: ResultLook, error: ScoringError): void {
    const { looks } = this.getState();
    this.publish({ looks: looks.get(key) === look ? new Map([...looks, [key, before]]) : looks, error });
  }
}

const SESSIONS = new WeakMap<object, LookSession>();

/** The looks of one pane, which are loaded when the first is asked for. @param services of that pane */
export function looksOf(services: Pick<PaneServices, "sheet">): LookSession {
  const known = SESSIONS.get(services);
  if (known !== undefined) return known;
  const made = new LookSession(services);
  SESSIONS.set(services, made);
  return made;
}

/** Whether this pane has given the column a look, be it none. */
export function isLookKnown({ looks }: LookState, resultColumns: ResultColumns, header: string): boolean {
  return looks.has(lookKey(resultColumns, header));
}

/** The look of a column as this pane knows it. */
export function lookAt({ looks }: LookState, resultColumns: ResultColumns, header: string): ResultLook {
  return looks.get(lookKey(resultColumns, header)) ?? NO_LOOK;
}

function lookKey({ source }: ResultColumns, header: string): string {
  return `${tableKey(source)} ${header}`;
}
