import type { PaneServices } from "../../services/pane-services";

/** A run over millions of rows takes hours, and nobody needs to know its end to the second. */
const FIRST_LOOK_MS = 1_000;
const LAST_LOOK_MS = 10_000;

/** A question under way, or one that is to be asked later. */
interface Round {
  readonly stop: () => void;
  /** Because nobody sees the pane. */
  readonly isHeldBack: boolean;
}

/** Asks how runs are, each ever less often, as long as it goes on; while nobody sees the pane, it asks nobody. */
export class LookRounds {
  private readonly rounds = new Map<string, Round>();

  /** @param look asks once, by a run's id, and says whether to ask again; it never throws */
  constructor(
    private readonly services: Pick<PaneServices, "clock" | "isHidden">,
    private readonly look: (id: string, signal: AbortSignal) => Promise<"again" | "over">,
  ) {}

  has(id: string): boolean {
    return this.rounds.has(id);
  }

  /** Asks at once, and begins with the shortest wait. */
  begin(id: string): void {
    this.end(id);
    void this.ask(id, FIRST_LOOK_MS);
  }

  end(id: string): void {
    this.rounds.get(id)?.stop();
    this.rounds.delete(id);
  }

  endAll(): void {
    for (const id of [...this.rounds.keys()]) this.end(id);
  }

  /** Somebody sees the pane again: what was held back is asked now. */
  seeAgain(): void {
    for (const [id, { isHeldBack }] of [...this.rounds]) if (isHeldBack) this.begin(id);
  }

  private async ask(id: string, waitMs: number): Promise<void> {
    if (this.services.isHidden()) return this.askLater(id, LAST_LOOK_MS, true);
    const question = new AbortController();
    this.rounds.set(id, { stop: () => question.abort(), isHeldBack: false });
    const next = await this.look(id, question.signal);
    if (question.signal.aborted) return;
    this.rounds.delete(id);
    if (next === "again") this.askLater(id, waitMs, false);
  }

  private askLater(id: string, waitMs: number, isHeldBack: boolean): void {
    const nextMs = Math.min(waitMs * 1.5, LAST_LOOK_MS);
    const stop = this.services.clock.after(waitMs, () => void this.ask(id, nextMs));
    this.rounds.set(id, { stop, isHeldBack });
  }
}
