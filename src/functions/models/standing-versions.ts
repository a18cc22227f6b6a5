import { endpointUrl, type EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import type { ModelName } from "../arguments/model-name";
import { FormulaError } from "../answers/formula-error";
import type { FormulaClock } from "../host/ports";
import { inTime } from "../answers/in-time";
import { checkVersion } from "./check-version";
import type { ModelFacts, ModelFactsSource } from "./model-facts";

/** So long it is believed that a version stands where it was seen. */
export const SEEN_FOR_MS = 180_000;

/** Whether the versions that formulas name still stand where they were found, while rows go there: an endpoint serves others under old names. */
export class StandingVersions {
  /** How often another one was seen in its place. */
  private readonly swaps = new Map<string, number>();

  constructor(
    private readonly facts: Pick<ModelFactsSource, "factsNow">,
    private readonly clock: Pick<FormulaClock, "startTimer">,
  ) {}

  /**
   * Looks again where nobody has for some minutes.
   * @throws FormulaError where another version stands there, and where nobody tells; RunStoppedError
   */
  async look(model: ModelName, address: EndpointAddress): Promise<void> {
    if (model.served === undefined) return;
    this.check(model, await inTime(this.facts.factsNow(address, SEEN_FOR_MS), this.clock));
  }

  /** @throws FormulaError likewise */
  check(model: ModelName, facts: ModelFacts): void {
    try {
      checkVersion(model, facts);
    } catch (error) {
      const isOther = error instanceof FormulaError && error.trouble === "unknown-model";
      if (isOther) this.swaps.set(nameOf(model, facts.address), this.swapsOf(model, facts.address) + 1);
      throw error;
    }
  }

  /** Stands for the version in the keys of rows. Another one from when it was seen that others may have answered for it. */
  keyOf(model: ModelName, address: EndpointAddress): string {
    return model.served === undefined ? "" : `${model.served} ${this.swapsOf(model, address)}`;
  }

  private swapsOf(model: ModelName, address: EndpointAddress): number {
    return this.swaps.get(nameOf(model, address)) ?? 0;
  }
}

function nameOf({ served }: ModelName, address: EndpointAddress): string {
  return JSON.stringify([endpointUrl(address), served ?? null]);
}
