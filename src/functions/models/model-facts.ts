import { catalogueOf } from "../../composition/endpoint-access";
import { RunStoppedError } from "../../core/errors";
import type { Schema } from "../../core/inputs/schema";
import { endpointUrl, type EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import type { EndpointDetails } from "../../endpoint/catalogue/endpoint-details";
import { FormulaError } from "../answers/formula-error";
import type { FormulaPlace, FormulaPlaces } from "../host/ports";

/** What is to be known of an endpoint before rows go there. */
export interface ModelFacts {
  readonly address: EndpointAddress;
  /** Undefined where nobody says what the model takes. */
  readonly schema: Schema | undefined;
  /** Undefined where no catalogue describes it to this account. */
  readonly details: EndpointDetails | undefined;
}

const NEVER = new AbortController().signal;

interface AskedFacts {
  readonly facts: Promise<ModelFacts>;
  readonly atMs: number;
  isUnderWay: boolean;
}

/** Asks for each endpoint once, however many formulas name it; what failed is asked again with the next formula. */
export class ModelFactsSource {
  private readonly known = new Map<string, AskedFacts>();

  /** @param now milliseconds of a clock that is never set */
  constructor(
    private readonly places: FormulaPlaces,
    private readonly now: () => number,
  ) {}

  /** @param place where the endpoint is. @throws RunStoppedError */
  factsOf(address: EndpointAddress, place: FormulaPlace, mostAgeMs = Infinity): Promise<ModelFacts> {
    return this.knownFor(address, mostAgeMs) ?? this.askAnew(address, place);
  }

  /**
   * As they are now, not as they were when rows first went there.
   * @param mostAgeMs so old they may be
   * @throws RunStoppedError; FormulaError where the place is none of this device's any more
   */
  factsNow(address: EndpointAddress, mostAgeMs = 0): Promise<ModelFacts> {
    const known = this.knownFor(address, mostAgeMs);
    if (known !== undefined) return known;
    return this.askAnew(
      address,
      this.places.list().then((places) => placeAt(address, places)),
    );
  }

  forget(): void {
    this.known.clear();
  }

  private knownFor(address: EndpointAddress, mostAgeMs: number): Promise<ModelFacts> | undefined {
    const known = this.known.get(endpointUrl(address));
    const isFresh = known?.isUnderWay === true || (known !== undefined && this.now() - known.atMs < mostAgeMs);
    return isFresh ? known.facts : undefined;
  }

  private askAnew(address: EndpointAddress, place: FormulaPlace | Promise<FormulaPlace>): Promise<ModelFacts> {
    const url = endpointUrl(address);
    const forget = (): void => {
      if (this.known.get(url) === asked) this.known.delete(url);
    };
    const facts = ask(address, place).then(
      (told) => {
        asked.isUnderWay = false;
        // Perhaps the catalogue was away for a moment.
        if (told.details === undefined) forget();
        return told;
      },
      (error: unknown) => {
        forget();
        throw error;
      },
    );
    const asked: AskedFacts = { facts, atMs: this.now(), isUnderWay: true };
    this.known.set(url, asked);
    return facts;
  }
}

async function ask(address: EndpointAddress, place: FormulaPlace | Promise<FormulaPlace>): Promise<ModelFacts> {
  const catalogue = catalogueOf((await place).access);
  const [schema, details] = await Promise.all([
    catalogue.schema(address, NEVER),
    catalogue.describe(address, NEVER).catch(unlessUnexpected),
  ]);
  return { address, schema, details };
}

/** @throws FormulaError where the place is none of this device's any more */
export function placeAt(address: EndpointAddress, places: readonly FormulaPlace[]): FormulaPlace {
  const place = places.find(({ origin }) => origin === address.origin);
  if (place !== undefined) return place;
  throw new FormulaError("#N/A", "sign-in", (say) => say.connect);
}

/** An account may query what it may not look at. */
function unlessUnexpected(error: unknown): undefined {
  if (error instanceof RunStoppedError) return undefined;
  throw error;
}

/** Whether several versions share the requests of an endpoint, so that one is as good as the other. */
export function isSplit({ address, details }: ModelFacts): boolean {
  if (address.servedModelName !== undefined) return false;
  return (details?.servedEntities ?? []).filter(({ trafficPercent = 0 }) => trafficPercent > 0).length > 1;
}
