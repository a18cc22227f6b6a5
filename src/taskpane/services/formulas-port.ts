import type { FrozenCells } from "../../excel/formulas/freeze-formulas";
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
  /** Puts what they show in place of all formulas that were answered since the workbook was opened. @throws WorkbookError what Excel refused */
  freeze(): Promise<FrozenCells>;
}
