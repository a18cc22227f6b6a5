import type { PaneServices } from "../../services/pane-services";
import { Subscribable } from "../basis/subscribable";
import type { ConnectionSession } from "../connection/connection-session";
import type { FormulasSession } from "./formulas-session";

export interface LateFormulasState {
  /** Undefined as long as no formula of ours was calculated. */
  readonly formulas: FormulasSession | undefined;
}

export interface LateFormulasParts {
  readonly services: Pick<PaneServices, "firstFormula" | "clock">;
  readonly connection: Pick<ConnectionSession, "getState" | "subscribe">;
}

/** Formulas of the workbook. Most have none, and load nothing for them. */
export class LateFormulas extends Subscribable<LateFormulasState> {
  constructor(private readonly parts: LateFormulasParts) {
    super({ formulas: undefined });
  }

  /** @returns a function that ends it */
  open(): () => void {
    let end: (() => void) | undefined = () => undefined;
    void this.parts.services
      .firstFormula()
      .then(async (port) => {
        const { FormulasSession } = await import(/* webpackChunkName: "formulas-section" */ "./formulas-session");
        if (end === undefined) return;
        const { connection, services } = this.parts;
        const formulas = new FormulasSession(port, connection, services.clock);
        end = formulas.open();
        this.publish({ formulas });
      })
      // Where the code does not come, cells say themselves what is the matter.
      .catch(() => undefined);
    return () => (end?.(), (end = undefined));
  }
}
