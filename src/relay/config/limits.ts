import { isFields, unknownFields } from "./config-fields";

/** How much of the relay one client, and how much of an upstream the relay, may use. */
export interface Limits {
  /** Requests a second, on average, from one client address. */
  readonly perClientPerSecond: number;
  /** Requests that one client may send at once before the average counts. */
  readonly clientBurst: number;
  /** Requests of one client that may be under way, waiting ones too: a part of what one upstream may have. */
  readonly perClientAtOnce: number;
  /** Requests that are under way at one upstream; more wait. */
  readonly perUpstreamAtOnce: number;
  /** Requests that may wait for one upstream; more are turned away. */
  readonly queueLength: number;
  /** How long a request may wait before it is turned away. */
  readonly queueWaitMs: number;
}

/**
 * Source of 200 a second: Databricks documentation, "Model Serving limits and regions", queries a workspace. One
 * analyst sends 4 requests at once (a Small endpoint takes no more), an office many.
 */
export const DEFAULT_LIMITS: Limits = {
  perClientPerSecond: 200,
  clientBurst: 400,
  perClientAtOnce: 64,
  perUpstreamAtOnce: 256,
  queueLength: 1024,
  queueWaitMs: 30_000,
};

/** On the analyst's own machine there is one client, and endpoints may be there too, which answer within milliseconds. */
export const LOCAL_LIMITS: Limits = {
  ...DEFAULT_LIMITS,
  perClientPerSecond: 10_000,
  clientBurst: 10_000,
  perClientAtOnce: 10_000,
};

const FIELDS = Object.keys(DEFAULT_LIMITS) as readonly (keyof Limits)[];

/**
 * Reads the config file's `limits`.
 * @param defaults for what is not given
 * @returns the limits, or one sentence a mistake
 */
export function readLimits(value: unknown, defaults: Limits): Limits | readonly string[] {
  if (value === undefined) return defaults;
  if (!isFields(value)) return [`limits must be an object with any of ${FIELDS.join(", ")}.`];
  const given = FIELDS.filter((field) => value[field] !== undefined);
  const mistakes = [
    ...unknownFields("limits", value, FIELDS),
    ...given.flatMap((field) => (isCount(value[field]) ? [] : [`limits.${field} must be a whole number, 1 or more.`])),
  ];
  return mistakes.length > 0 ? mistakes : { ...defaults, ...(value as Partial<Limits>) };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1;
}
