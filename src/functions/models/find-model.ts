import { catalogueOf } from "../../composition/endpoint-access";
import { RunStoppedError } from "../../core/errors";
import { addressOfListed, addressOfServedModel } from "../../endpoint/addresses/address-of";
import type { EndpointAddress } from "../../endpoint/addresses/endpoint-address";
import type { EndpointSummary } from "../../endpoint/catalogue/endpoint-details";
import { errorOf } from "../answers/error-of-failure";
import { FormulaError } from "../answers/formula-error";
import type { ModelName } from "../arguments/model-name";
import type { FormulaPlace, FormulaPlaces } from "../host/ports";

interface Found {
  readonly place: FormulaPlace;
  readonly endpoint: EndpointSummary;
}

/**
 * The endpoint that a formula names, as the catalogues of this device's places list it. Only for somebody who looks: it asks them.
 * @throws FormulaError where there is none, or more than one place has one or may have one; RunStoppedError where no place could be asked
 */
export async function findModel(name: ModelName, places: FormulaPlaces, signal: AbortSignal): Promise<EndpointAddress> {
  return findAmong(name, placesOf(name, await places.list()), signal);
}

/** The places that a name can stand for. */
export function placesOf({ place }: ModelName, places: readonly FormulaPlace[]): readonly FormulaPlace[] {
  return places.filter(({ id, name: called, origin }) => {
    return place === undefined || [id, called, origin.replace(/^https?:\/\//, "")].includes(place);
  });
}

/** The same among these places. */
export async function findAmong(
  name: ModelName,
  asked: readonly FormulaPlace[],
  signal: AbortSignal,
): Promise<EndpointAddress> {
  if (asked.length === 0) {
    throw unknown(
      name.place === undefined ? "This device knows no workspace or server." : `This device knows no ${name.place}.`,
    );
  }
  const failures: { readonly place: FormulaPlace; readonly error: RunStoppedError }[] = [];
  const found: Found[] = [];
  for (const place of asked) {
    try {
      found.push(...(await endpointsAt(place, name, signal)).map((endpoint) => ({ place, endpoint })));
    } catch (error) {
      if (!(error instanceof RunStoppedError)) throw error;
      failures.push({ place, error });
    }
  }
  const [first, ...others] = found;
  if (first === undefined) {
    if (failures.length > 0) throw failures[0]!.error;
    throw unknown(`No endpoint is called ${name.endpoint}.`);
  }
  if (others.length > 0) {
    const names = found.map(({ place }) => `"${place.id}/${name.endpoint}"`);
    throw unknown(`Several places have an endpoint of this name: write ${names.join(" or ")}.`);
  }
  if (failures.length > 0) {
    const silent = failures.map(({ place }) => place.id).join(", ");
    throw new FormulaError(
      "#N/A",
      errorOf(failures[0]!.error).trouble,
      `model: ${silent} could not be asked whether it has an endpoint of this name, too. Write "${first.place.id}/${name.endpoint}", or try again later.`,
    );
  }
  return servedAt(addressOfListed(first.place.origin, first.endpoint), first.endpoint, name);
}

/** A server of one model without a name is called by its own. */
async function endpointsAt(
  { access, id, name: called }: FormulaPlace,
  { endpoint }: ModelName,
  signal: AbortSignal,
): Promise<readonly EndpointSummary[]> {
  const { endpoints } = await catalogueOf(access).list(signal);
  return endpoints.filter(({ name }) => (name === "" ? [id, called].includes(endpoint) : name === endpoint));
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
  const known = servedEntities.map(({ name, entityVersion }) => entityVersion ?? name).join(", ");
  throw unknown(`The endpoint has no model ${served}. It has: ${known === "" ? "none that it names" : known}.`);
}

function unknown(message: string): FormulaError {
  return new FormulaError("#VALUE!", "unknown-model", `model: ${message}`);
}
