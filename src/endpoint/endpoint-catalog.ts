import type { Schema } from "../core/inputs/schema";
import { ENDPOINT_KINDS, type EndpointKind } from "../protocol/kinds/endpoint-kinds";
import { catalogueName, type EndpointAddress } from "./addresses/endpoint-address";
import type { EndpointDetails, EndpointListing } from "./catalogue/endpoint-details";
import { isMissing } from "./catalogue/unless-missing";
import { KIND_BEHAVIOURS } from "./kind-behaviours";
import type { GetText, PostText } from "./kinds/kind-behaviour";
import { getText, type GetOptions } from "./requests/get-text";

export interface EndpointCatalogOptions extends GetOptions {
  /** What stands before a route: a relay's `/relay/{upstream}`, or an origin. */
  readonly baseUrl: string;
}

/** Lists and describes the endpoints of one upstream. Every method throws RunStoppedError or CancelledError, nothing else. */
export class EndpointCatalog {
  readonly #options: EndpointCatalogOptions;

  constructor(options: EndpointCatalogOptions) {
    this.#options = options;
  }

  /** All endpoints this account can see, as the first kind of catalogue lists them that the upstream has. */
  async list(signal: AbortSignal): Promise<EndpointListing> {
    const missing: unknown[] = [];
    for (const { catalogue } of Object.values(KIND_BEHAVIOURS)) {
      try {
        if (catalogue !== undefined) return await catalogue.list(this.#get(signal));
      } catch (error) {
        if (!isMissing(error)) throw error;
        missing.push(error);
      }
    }
    throw missing[0];
  }

  /** @returns undefined where no catalogue describes such endpoints */
  async describe(address: EndpointAddress, signal: AbortSignal): Promise<EndpointDetails | undefined> {
    const name = catalogueName(address);
    const { catalogue } = KIND_BEHAVIOURS[address.kind];
    return name === undefined ? undefined : await catalogue?.describe?.(this.#get(signal), name);
  }

  /**
   * What the endpoint's model expects, of the served model named or else of the first. An MLflow server is asked by an empty request.
   * @returns undefined when nobody tells, which is normal
   */
  async schema(address: EndpointAddress, signal: AbortSignal): Promise<Schema | undefined> {
    const { catalogue } = KIND_BEHAVIOURS[address.kind];
    return await catalogue?.schema?.({ get: this.#get(signal), post: this.#post(address.kind, signal) }, address);
  }

  #get(signal: AbortSignal): GetText {
    return (route) => getText(this.#options.baseUrl + route, this.#options, signal);
  }

  #post(kind: EndpointKind, signal: AbortSignal): PostText {
    const headers = ENDPOINT_KINDS[kind].scoringHeaders;
    return async (route, body) => {
      const { postOnce } = await import("./requests/post-once");
      return postOnce({ url: this.#options.baseUrl + route, headers, body }, this.#options, signal);
    };
  }
}
