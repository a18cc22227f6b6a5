import { asScoringError } from "../../../core/as-scoring-error";
import type { ScoringError } from "../../../core/errors";
import type { EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import { FormulaError, type FormulaTrouble } from "../../../functions/answers/formula-error";
import type { FormulasState } from "../../../functions/cells/formula-cells";
import type { FormulaQuestion } from "../../../functions/consent/formula-consents";
import type { FormulasPort } from "../../services/formulas-port";
import type { PaneClock } from "../../services/pane-services";
import { Subscribable } from "../basis/subscribable";
import type { ConnectionSession } from "../connection/connection-session";
import { CheckRhythm } from "../memory/rhythm/check-rhythm";
import { EditWatch } from "../memory/rhythm/edit-watch";

/** Where the cells of a question would go, as far as the person has asked. */
export type WhereTo = {
  readonly id: string;
  /** As it was when the person asked: only this much is allowed. */
  readonly question: FormulaQuestion;
} & (
  | { readonly kind: "asking" | "unknown" }
  | { readonly kind: "known"; readonly address: EndpointAddress }
  | { readonly kind: "failed"; readonly error: ScoringError }
);

export interface FormulasView {
  readonly state: FormulasState;
  readonly whereTo?: WhereTo;
  /** Excel was asked to calculate cells anew, and did not. */
  readonly error?: ScoringError;
}

const OF_SIGN_IN: ReadonlySet<FormulaTrouble> = new Set(["sign-in", "no-access"]);
/** Everything that somebody may have mended since, but for what must be allowed. */
const TO_TRY: ReadonlySet<FormulaTrouble> = new Set([
  "sign-in",
  "no-access",
  "asleep",
  "throttled",
  "network",
  "changed",
  "failed",
]);
const NEVER = new AbortController().signal;

/** Whether some cells without a value may get one by being calculated anew. */
export function isWorthTrying({ troubles }: Pick<FormulasState, "troubles">): boolean {
  return [...TO_TRY].some((trouble) => troubles[trouble] !== undefined);
}

/** The formulas of the workbook, as the pane shows them. */
export class FormulasSession extends Subscribable<FormulasView> {
  private readonly rhythm: CheckRhythm;
  private readonly edits: EditWatch;

  constructor(
    private readonly port: FormulasPort,
    private readonly connection: Pick<ConnectionSession, "getState" | "subscribe">,
    private readonly clock: Pick<PaneClock, "now" | "after">,
  ) {
    super({ state: port.cells.getState() });
    this.rhythm = new CheckRhythm(clock, () => void this.lookAtCells());
    this.edits = new EditWatch(
      () => Promise.resolve(port),
      () => this.rhythm.askAtRest(),
    );
  }

  /** Follows the cells, as functions and edits tell of them, and has formulas signed in as the pane is. @returns a function that ends it */
  open(): () => void {
    const { cells } = this.port;
    const show = (): void => {
      const state = cells.getState();
      this.change({ state });
      this.edits.want(state.cellCount > 0);
    };
    const ends = [cells.subscribe(show), this.followConnection(), () => this.rhythm.stop()];
    show();
    return () => {
      ends.forEach((end) => end());
      this.edits.want(false);
    };
  }

  /** Has cells forgotten that hold no formula any more. Where Excel does not let them be looked at now, the next edit asks again. */
  async lookAtCells(): Promise<void> {
    const beganMs = this.clock.now();
    await this.port.lookAtCells().catch(() => undefined);
    this.rhythm.noteCheck(this.clock.now() - beganMs);
  }

  /** Asks the places of this device where the cells of a question would go; nothing of them is sent. */
  async look(question: FormulaQuestion): Promise<void> {
    const { id } = question;
    this.change({ whereTo: { id, question, kind: "asking" } });
    try {
      this.change({ whereTo: { id, question, kind: "known", address: await this.port.whereTo(id, NEVER) } });
    } catch (error) {
      const isUnknown = error instanceof FormulaError;
      this.change({
        whereTo: isUnknown
          ? { id, question, kind: "unknown" }
          : { id, question, kind: "failed", error: asScoringError(error) },
      });
    }
  }

  /** Lets the formulas of the question go on that was looked at. */
  async allow(): Promise<void> {
    const { whereTo } = this.getState();
    if (whereTo?.kind !== "known") return;
    await this.inExcel(() => this.port.allow(whereTo.question, whereTo.address));
  }

  notNow(id: string): void {
    this.port.consents.close(id);
    this.forget();
  }

  /** Calculates all cells anew, and sends their rows again. */
  async recalculate(): Promise<void> {
    await this.inExcel(() => this.port.recalculate());
  }

  /** Calculates those anew that have no value for a reason that may have passed. */
  async tryAgain(): Promise<void> {
    await this.inExcel(() => this.port.tryAgain(TO_TRY));
  }

  private followConnection(): () => void {
    let known: unknown;
    const follow = (): void => {
      const state = this.connection.getState();
      if (state.phase !== "connected" || state.connection === known) return;
      known = state.connection;
      this.port.useConnection(state.connection);
      void this.inExcel(() => this.port.tryAgain(OF_SIGN_IN));
    };
    follow();
    return this.connection.subscribe(follow);
  }

  private async inExcel(work: () => Promise<void>): Promise<void> {
    this.forget();
    try {
      await work();
    } catch (error) {
      this.change({ error: asScoringError(error) });
    }
  }

  private forget(): void {
    this.publish({ state: this.port.cells.getState() });
  }

  private change(change: Partial<FormulasView>): void {
    this.publish({ ...this.getState(), ...change });
  }
}
