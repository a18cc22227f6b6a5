import { endpointUrl, type EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import { FormulaError } from "../answers/formula-error";
import type { ModelName } from "../arguments/model-name";
import type { FormulaPlace, FormulaPlaces } from "../host/ports";
import { findAmong, placesOf } from "./find-model";
import { placeAt } from "./model-facts";

const NEVER = new AbortController().signal;

/** Whether names still mean the endpoints that somebody allowed for them: places come, go and are called otherwise. */
export class MeaningOfNames {
  private readonly known = new Map<string, Promise<void>>();

  constructor(private readonly places: FormulaPlaces) {}

  /**
   * The place of an allowed endpoint, as it is reached now. Where more than one place may be meant, they are asked, once a name.
   * @throws FormulaError where the name may mean another; UnaskedPlaceError where one could not be asked
   */
  async placeOf(address: EndpointAddress, name: ModelName): Promise<FormulaPlace> {
    const places = await this.places.list();
    const place = placeAt(address, places);
    await this.check(address, name, placesOf(name, places));
    return place;
  }

  forget(): void {
    this.known.clear();
  }

  private check(address: EndpointAddress, name: ModelName, meant: readonly FormulaPlace[]): Promise<void> {
    const key = JSON.stringify([name.text, endpointUrl(address), meant.map(({ id, origin }) => [id, origin])]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const checking = this.ask(address, name, meant).catch((error: unknown) => {
      this.known.delete(key);
      throw error;
    });
    this.known.set(key, checking);
    return checking;
  }

  private async ask(address: EndpointAddress, name: ModelName, meant: readonly FormulaPlace[]): Promise<void> {
    const [only, ...others] = meant;
    if (only?.origin === address.origin && others.length === 0) return;
    const isThere = meant.some(({ origin }) => origin === address.origin);
    const found = isThere ? await findAmong(name, meant, NEVER) : undefined;
    if (found !== undefined && endpointUrl(found) === endpointUrl(address)) return;
    const { host } = new URL(address.origin);
    throw new FormulaError("#VALUE!", "unknown-model", (say) => say.nameMeansAnother(host));
  }
}
