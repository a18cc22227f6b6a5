import { catalogueOf } from "../../composition/endpoint-access";
import { RunStoppedError } from "../../core/errors";
import { addressOfListed, addressOfServedModel } from "../../endpoint/addresses/address-of";
import type { EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import type { EndpointSummary } from "../../endpoint/catalogue/endpoint-details";
import { FormulaError } from "../answers/formula-error";
import type { ModelName } from "../arguments/model-name";
import type { Sentence } from "../host/cell-sentences";
import type { FormulaPlace, FormulaPlaces } from "../host/ports";
import { nearNames } from "../../core/near-names.mjs";
import { UnaskedPlaceError } from "./unasked-place-error";

interface Found {
  readonly place: FormulaPlace;
  readonly endpoint: EndpointSummary;
}

/**
 * The endpoint that a formula names, as the catalogues of this device's places list it. Only for somebody who looks: it asks them.
 * @throws FormulaError where there is none, or more than one place has one; UnaskedPlaceError where a place that may have one could not be
 * asked; RunStoppedError where nobody tells which places there are
 */
export async function findModel(name: ModelName, places: FormulaPlaces, signal: AbortSignal): Promise<EndpointAddress> {
  const known = await places.list();
  if (known.length === 0) throw new FormulaError("#N/A", "sign-in", (say) => say.noPlaces);
  const asked = placesOf(name, known);
  if (asked.length === 0) throw unknownPlace(name, known);
  return findAmong(name, asked, signal);
}

/** The places that a name can stand for. */
export function placesOf({ place }: ModelName, places: readonly FormulaPlace[]): readonly FormulaPlace[] {
  return places.filter(({ id, name: called, origin }) => {
    return place === undefined || [id, called, hostOf(origin)].includes(place);
  });
}

/** The same among these places. */
export async function findAmong(
  name: ModelName,
  asked: readonly FormulaPlace[],
  signal: AbortSignal,
): Promise<EndpointAddress> {
  const failures: { readonly place: FormulaPlace; readonly error: RunStoppedError }[] = [];
  const listed: Found[] = [];
  for (const place of asked) {
    try {
      const { endpoints } = await catalogueOf(place.access).list(signal);
      listed.push(...endpoints.map((endpoint) => ({ place, endpoint })));
    } catch (error) {
      if (!(error instanceof RunStoppedError)) throw error;
      failures.push({ place, error });
    }
  }
  const found = listed.filter((one) => namesOf(one).includes(name.endpoint));
  const [first, ...others] = found;
  const [failed] = failures;
  if (first === undefined) {
    if (failed !== undefined) throw new UnaskedPlaceError(failed.place, failed.error);
    throw unknownEndpoint(name, listed);
  }
  if (others.length > 0) {
    const names = found.map(({ place }) => `${place.id}/${name.endpoint}`);
    throw unknown((say) => say.severalEndpoints(names));
  }
  if (failed !== undefined) {
    const silent = failures.map(({ place }) => place.id);
    throw new UnaskedPlaceError(failed.place, failed.error, (say) =>
      say.placesSilent(silent, `${first.place.id}/${name.endpoint}`),
    );
  }
  return servedAt(addressOfListed(first.place.origin, first.endpoint), first.endpoint, name);
}

/** A server of one model without a name is called by its own. */
function namesOf({ place, endpoint }: Found): readonly string[] {
  return endpoint.name === "" ? [place.id, place.name] : [endpoint.name];
}

function unknownPlace({ place = "" }: ModelName, places: readonly FormulaPlace[]): FormulaError {
  const known = places.map(({ id }) => id);
  const near = nearNames(place, [...new Set(places.flatMap(({ id, name, origin }) => [id, name, hostOf(origin)]))]);
  return unknown((say) => say.noSuchPlace(place, near, known));
}

function unknownEndpoint({ place, endpoint }: ModelName, listed: readonly Found[]): FormulaError {
  const known = [...new Set(listed.map((one) => namesOf(one)[0]!))];
  const near = nearNames(endpoint, known);
  return unknown((say) => say.noSuchEndpoint(endpoint, place, near, known));
}

function hostOf(origin: string): string {
  return origin.replace(/^https?:\/\//, "");
}

/** The served model of that name, else the only one of that version. */
function servedAt(
  address: EndpointAddress,
  { servedEntities }: EndpointSummary,
  { served }: ModelName,
): EndpointAddress {
  if (served === undefined) return address;
  const versions = servedEntities.filter(({ entityVersion }) => entityVersion === served);
  const entity =
    servedEntities.find(({ name }) => name === served) ?? (versions.length === 1 ? versions[0] : undefined);
  if (entity !== undefined) return addressOfServedModel(address, entity.name);
  const known = servedEntities.map(({ name, entityVersion }) => entityVersion ?? name);
  throw unknown((say) => say.noSuchServedModel(served, known));
}

function unknown(sentence: Sentence): FormulaError {
  return new FormulaError("#VALUE!", "unknown-model", sentence);
}
