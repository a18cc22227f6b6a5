import { asScoringError } from "../../../core/as-scoring-error";
import type { ScoringError } from "../../../core/errors";
import type { EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import type { FrozenCells } from "../../../excel/formulas/freeze-formulas";
import { FormulaError, type FormulaTrouble } from "../../../functions/answers/formula-error";
import type { AnsweredCell, FormulasState } from "../../../functions/cells/formula-cells";
import type { FormulaQuestion } from "../../../functions/consent/formula-consents";
import { UnaskedPlaceError } from "../../../functions/models/unasked-place-error";
import type { FormulasPort } from "../../services/formulas-port";
import type { PaneClock } from "../../services/pane-services";
import { Subscribable } from "../basis/subscribable";
import type { ConnectionSession } from "../connection/connection-session";
import { CheckRhythm } from "../memory/rhythm/check-rhythm";
import { EditWatch } from "../memory/rhythm/edit-watch";

/** Where the cells of a question would go, as far as the person has asked. */
export type WhereTo = {
  /** As it was when the person asked: only this much is allowed. */
  readonly question: FormulaQuestion;
} & (
  | { readonly kind: "asking" }
  | { readonly kind: "known"; readonly address: EndpointAddress }
  /** This device knows no place at all. */
  | { readonly kind: "nowhere" }
  | UnaskedPlace
  | { readonly kind: "failed"; readonly error: ScoringError }
);

/** A place that may have the model could not be asked. */
export interface UnaskedPlace {
  readonly kind: "unasked";
  readonly place: UnaskedPlaceError["place"];
  readonly error: ScoringError;
  /** Whether it can once somebody has signed in there. */
  readonly needsSignIn: boolean;
}

export interface FormulasView {
  readonly state: FormulasState;
  /** By question; none for those that the person has not asked about. */
  readonly whereTo: ReadonlyMap<string, WhereTo>;
  /** The model that was looked for last, where no place has just one of that name: its cells say so, and ask no more. */
  readonly missing?: string;
  /** What has become of formulas that were to become values; "going on" as long as they become them. */
  readonly frozen?: FrozenCells | "going on";
  /** Excel was asked to calculate cells anew, and did not. */
  readonly error?: ScoringError;
}

const MISSING: FormulaTrouble = "unknown-model";
/** Another sign-in may also show other models. */
const OF_SIGN_IN: ReadonlySet<FormulaTrouble> = new Set(["sign-in", "no-access", MISSING]);
/** Everything that somebody may have mended since, but for what must be allowed. */
const TO_TRY: ReadonlySet<FormulaTrouble> = new Set([
  "sign-in",
  "no-access",
  MISSING,
  "asleep",
  "throttled",
  "network",
  "ceiling",
  "changed",
  "failed",
]);
const NEVER = new AbortController().signal;

/** Whether some cells without a value may get one by being calculated anew. */
export function isWorthTrying({ troubles }: Pick<FormulasState, "troubles">): boolean {
  return [...TO_TRY].some((trouble) => troubles[trouble] !== undefined);
}

/** Cells that have what they asked for. */
export function answeredCount({ cellCount, waitingCount, troubles }: FormulasState): number {
  return Object.values(troubles).reduce((left, count) => left - count, cellCount - waitingCount);
}

/** The formulas of the workbook, as the pane shows them. */
export class FormulasSession extends Subscribable<FormulasView> {
  private readonly rhythm: CheckRhythm;
  private readonly edits: EditWatch;
  private isFreezing = false;

  constructor(
    private readonly port: FormulasPort,
    private readonly connection: Pick<ConnectionSession, "getState" | "subscribe">,
    private readonly clock: Pick<PaneClock, "now" | "after">,
  ) {
    super({ state: port.cells.getState(), whereTo: new Map() });
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
      const { missing, ...view } = this.getState();
      // Once its cells have said so, it is told until the last of them is mended.
      const isMended = view.state.troubles[MISSING] !== undefined && cells.getState().troubles[MISSING] === undefined;
      this.show(missing === undefined || isMended ? view : { ...view, missing });
      this.edits.want(this.getState().state.cellCount > 0);
    };
    const ends = [cells.subscribe(show), this.followConnection(), () => this.rhythm.stop()];
    show();
    return () => {
      ends.forEach((end) => end());
      this.edits.want(false);
    };
  }

  /** Cells that have what they asked for, with what that was. */
  answeredCells(): readonly AnsweredCell[] {
    return this.port.cells.answeredCells();
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
    const asking: WhereTo = { question, kind: "asking" };
    this.show({ whereTo: this.with(id, asking) });
    const found = await this.find(question);
    const now = this.getState().whereTo.get(id);
    if (found === "missing") {
      if (now === asking || now === undefined) this.show({ whereTo: this.with(id), missing: question.model.text });
    } else if (now === asking) this.show({ ...this.getState(), whereTo: this.with(id, found) });
  }

  /** Lets the formulas of a question go on that was looked at. */
  async allow(id: string): Promise<void> {
    const whereTo = this.getState().whereTo.get(id);
    if (whereTo?.kind !== "known") return;
    await this.inExcel(() => this.port.allow(whereTo.question, whereTo.address), this.with(id));
  }

  notNow(id: string): void {
    this.port.consents.putOff(id);
    this.show({ whereTo: this.with(id) });
  }

  /** Shows a question again that was put off. */
  askAgain(id: string): void {
    this.port.consents.askAgain(id);
    this.show({ whereTo: this.getState().whereTo });
  }

  /** Calculates all cells anew, and sends their rows again. */
  async recalculate(): Promise<void> {
    await this.inExcel(() => this.port.recalculate());
  }

  /** Calculates those anew that have no value for a reason that may have passed. */
  async tryAgain(): Promise<void> {
    await this.inExcel(() => this.port.tryAgain(TO_TRY));
  }

  /** Has what they show put in place of all formulas that were answered since the workbook was opened. */
  async freeze(): Promise<void> {
    if (this.isFreezing) return;
    this.isFreezing = true;
    await this.inExcel(async () => {
      const frozen = await this.port.freeze().finally(() => (this.isFreezing = false));
      this.show({ ...this.getState(), frozen });
    });
  }

  private followConnection(): () => void {
    let known: unknown;
    const follow = (): void => {
      const state = this.connection.getState();
      if (state.phase !== "connected" || state.connection === known) return;
      known = state.connection;
      this.port.useConnection(state.connection);
      void this.inExcel(() => this.port.tryAgain(OF_SIGN_IN));
      this.lookAgain(state.connection.upstream.origin);
    };
    follow();
    return this.connection.subscribe(follow);
  }

  /** Somebody has signed in where questions could not be answered. */
  private lookAgain(origin: string): void {
    for (const whereTo of this.getState().whereTo.values()) {
      const isAnswerable =
        whereTo.kind === "nowhere" || (whereTo.kind === "unasked" && whereTo.place.origin === origin);
      if (isAnswerable) void this.look(whereTo.question);
    }
  }

  /** @returns undefined where nothing waits for it any more */
  private async find(question: FormulaQuestion): Promise<WhereTo | "missing" | undefined> {
    try {
      return { question, kind: "known", address: await this.port.whereTo(question.id, NEVER) };
    } catch (thrown) {
      if (thrown instanceof UnaskedPlaceError) {
        const { place, failure, trouble } = thrown;
        return { question, kind: "unasked", place, error: failure, needsSignIn: trouble === "sign-in" };
      }
      if (!(thrown instanceof FormulaError)) return { question, kind: "failed", error: asScoringError(thrown) };
      if (thrown.trouble === "sign-in") return { question, kind: "nowhere" };
      return thrown.trouble === MISSING ? "missing" : undefined;
    }
  }

  private async inExcel(work: () => Promise<void>, whereTo = this.getState().whereTo): Promise<void> {
    this.show({ whereTo });
    try {
      await work();
      this.show(this.getState());
    } catch (error) {
      this.show({ ...this.getState(), error: asScoringError(error) });
    }
  }

  /** What is known of all questions, with something else, or nothing, of one of them. */
  private with(id: string, whereTo?: WhereTo): ReadonlyMap<string, WhereTo> {
    const all = new Map(this.getState().whereTo);
    if (whereTo === undefined) all.delete(id);
    else all.set(id, whereTo);
    return all;
  }

  /** With the cells as they are now. What is not asked any more is known of no more. */
  private show({ whereTo, frozen, ...view }: Omit<FormulasView, "state">): void {
    const state = this.port.cells.getState();
    const asked = new Set(state.questions.map(({ id }) => id));
    const isTold = frozen !== undefined && frozen !== "going on";
    this.publish({
      ...view,
      ...(this.isFreezing ? { frozen: "going on" as const } : isTold && { frozen }),
      state,
      whereTo: new Map([...whereTo].filter(([id]) => asked.has(id))),
    });
  }
}
