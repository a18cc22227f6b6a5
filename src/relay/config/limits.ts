import * as z from "zod";
import { checkFields } from "./check-fields";

const COUNT = "must be a whole number, 1 or more.";
const count = (meaning: string) => z.exactOptional(z.int(COUNT).min(1, COUNT).describe(meaning));

const FIELDS = {
  perClientPerSecond: count("Requests a second, on average, from one client address."),
  clientBurst: count("Requests that one client may send at once before the average counts."),
  perClientAtOnce: count(
    "Requests of one client that may be under way, waiting ones too: a part of what one upstream may have.",
  ),
  perUpstreamAtOnce: count("Requests that are under way at one upstream; more wait."),
  perClientUploads: count("Files of one client that may be on their way to a volume."),
  perUpstreamUploads: count("Files that are on their way to the volume of one upstream; more wait."),
  queueLength: count("Requests that may wait for one upstream; more are turned away."),
  queueWaitMs: count("Milliseconds that a request may wait before it is turned away."),
};

/** The config file's `limits`: how much of the relay one client, and how much of an upstream the relay, may use. */
export const limitsSchema = z.strictObject(FIELDS, {
  error: ({ code }) =>
    code === "unrecognized_keys" ? undefined : `must be an object with any of ${Object.keys(FIELDS).join(", ")}.`,
});

/** Every limit, as `limitsSchema` says what it means. */
export type Limits = Readonly<Required<z.infer<typeof limitsSchema>>>;

/**
 * Source of 200 a second: Databricks documentation, "Model Serving limits and regions", queries a workspace. One
 * analyst sends at most 32 requests at once unless told (64 when told), fewer where the endpoint takes fewer; an office sends many.
 */
export const DEFAULT_LIMITS: Limits = {
  perClientPerSecond: 200,
  clientBurst: 400,
  perClientAtOnce: 64,
  perUpstreamAtOnce: 256,
  perClientUploads: 4,
  perUpstreamUploads: 16,
  queueLength: 1024,
  queueWaitMs: 30_000,
};

/** On the analyst's own machine there is one client, and endpoints may be there too, which answer within milliseconds. */
export const LOCAL_LIMITS: Limits = {
  ...DEFAULT_LIMITS,
  perClientPerSecond: 10_000,
  clientBurst: 10_000,
  perClientAtOnce: 10_000,
  perClientUploads: 16,
};

/**
 * Reads the config file's `limits`.
 * @param defaults for what is not given
 * @returns the limits, or one sentence a mistake
 */
export function readLimits(value: unknown, defaults: Limits): Limits | readonly string[] {
  if (value === undefined) return defaults;
  const checked = checkFields(limitsSchema, value, "limits");
  return "fields" in checked ? { ...defaults, ...checked.fields } : checked.mistakes;
}
