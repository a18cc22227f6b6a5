import type { ScoreFunctions } from "../../functions/score-functions";
import type { Connection } from "./connection";
import type { MemoryPort } from "./memory-port";

/** The formulas of the workbook beside the pane: how they are, what they ask, and what can be done about them. */
export interface FormulasPort
  extends
    Pick<
      ScoreFunctions,
      "predict" | "model" | "cells" | "consents" | "whereTo" | "allow" | "tryAgain" | "recalculate" | "lookAtCells"
    >,
    Pick<MemoryPort, "followEdits"> {
  /** Formulas are signed in as the pane is: from now on with this connection at its place. */
  useConnection(connection: Connection): void;
}
