import type { FrozenCells } from "../../../src/excel/formulas/freeze-formulas";
import type { EndpointAddress } from "../../../src/endpoint/addresses/endpoint-address";
import type { FormulaTrouble } from "../../../src/functions/answers/formula-error";
import type { FormulaQuestion } from "../../../src/functions/consent/formula-consents";
import type { AnsweredCell, FormulasState } from "../../../src/functions/cells/formula-cells";
import type { AskedPrediction } from "../../../src/functions/cells/asked-prediction";
import type { FormulasPort } from "../../../src/taskpane/services/formulas-port";
import { Subscribable } from "../../../src/taskpane/state/basis/subscribable";
import { formulasState } from "../formula-word-examples";
import { addressNamed, DEMO, MEASUREMENTS, WORKSPACE } from "./pane-data";

class Cells extends Subscribable<FormulasState> {
  calls: readonly AnsweredCell[] = [];

  readonly answeredCells = (): readonly AnsweredCell[] => this.calls;

  show(given: Partial<FormulasState>): void {
    this.publish({ ...this.getState(), ...given });
  }
}

/** What a formula of the sample table asks of the model iris for one of its outputs. */
export function askedAt(dataAddress: string, given: Partial<AskedPrediction> = {}): AskedPrediction {
  return {
    model: "iris",
    endpoint: addressNamed("iris", DEMO),
    dataAddress,
    headers: MEASUREMENTS,
    inputs: Object.fromEntries(MEASUREMENTS.map((name) => [name, name])),
    outputs: ["label", "score"],
    outputsLeftOut: ["score"],
    ...given,
  };
}

/** Formulas that are as a test says, and notes of what was asked of them. */
export class FakeFormulas {
  readonly cells = new Cells(formulasState());
  readonly asked: string[] = [];
  readonly editListeners = new Set<() => void>();
  frozen: FrozenCells = { became: ["Data!D2"], changed: [], left: [] };
  /** What is answered to whoever asks where cells would go. */
  address: EndpointAddress | Error = addressNamed("iris", WORKSPACE);

  readonly port = {
    cells: this.cells,
    consents: {
      putOff: (id: string) => this.note(`not now: ${id}`, id, true),
      askAgain: (id: string) => this.note(`ask again: ${id}`, id, false),
    },
    whereTo: async (id: string) => {
      this.asked.push(`where to: ${id}`);
      if (this.address instanceof Error) throw this.address;
      return Promise.resolve(this.address);
    },
    allow: async ({ id, columns }: FormulaQuestion, { endpointName }: EndpointAddress) => {
      this.asked.push(`allow: ${id} (${columns.join(", ")}) to ${endpointName ?? ""}`);
      this.cells.show({ questions: this.cells.getState().questions.filter((question) => question.id !== id) });
      return Promise.resolve();
    },
    tryAgain: async (troubles: ReadonlySet<FormulaTrouble>) => {
      this.asked.push(`try again: ${[...troubles].join(" ")}`);
      return Promise.resolve();
    },
    recalculate: async () => {
      this.asked.push("recalculate");
      return Promise.resolve();
    },
    lookAtCells: async () => {
      this.asked.push("look at cells");
      return Promise.resolve();
    },
    followEdits: async (listener: () => void) => {
      this.editListeners.add(listener);
      return Promise.resolve(async () => {
        this.editListeners.delete(listener);
        return Promise.resolve();
      });
    },
    freeze: async () => {
      this.asked.push("freeze");
      this.cells.show({ cellCount: 1 });
      return Promise.resolve(this.frozen);
    },
    useConnection: ({ upstream }: { readonly upstream: { readonly id: string } }) =>
      void this.asked.push(`use: ${upstream.id}`),
  } as unknown as FormulasPort;

  private note(what: string, id: string, isPutOff: boolean): void {
    this.asked.push(what);
    const { questions } = this.cells.getState();
    this.cells.show({ questions: questions.map((one) => (one.id === id ? { ...one, isPutOff } : one)) });
  }
}
