import { asScoringError } from "../../../core/as-scoring-error";
import type { ScoringError } from "../../../core/errors";
import { canonicalJson } from "../../../core/json/canonical-json";
import { endpointUrl, type EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import type { RetryWait } from "../../../scoring/ports";
import type { Preview } from "../../../scoring/preview/preview-rows";
import type { ScoringPlan } from "../../../scoring/scoring-plan";
import type { PaneServices } from "../../services/pane-services";
import { LatestOnly } from "../basis/latest-only";
import { Subscribable } from "../basis/subscribable";
import { placeKey, type RecipePlace } from "../recipe/recipe-place";
import type { RunOrder } from "./run-session";

/** What was previewed: a preview of other columns, another model or other settings says nothing about the next run. */
interface Previewed {
  /** The upstream, the table and the endpoint. */
  readonly place: string;
  /** These, and all that the answers hang on. */
  readonly about: string;
}

type ShownPreview =
  | {
      readonly kind: "asking";
      readonly sinceMs: number;
      readonly wait?: RetryWait & { readonly untilMs: number };
    }
  | { readonly kind: "shown"; readonly preview: Preview }
  | { readonly kind: "failed"; readonly error: ScoringError };

export type PreviewState = { readonly kind: "none" } | (Previewed & ShownPreview);

/** `outdated`: there is one of this table and this endpoint, but what it hangs on was changed since. */
export type CurrentPreview = ShownPreview | { readonly kind: "outdated" };

const OUTDATED: CurrentPreview = { kind: "outdated" };

type PreviewServices = Pick<PaneServices, "runs" | "clock">;

/** The first rows as the model answers them, shown in the pane alone. */
export class PreviewSession extends Subscribable<PreviewState> {
  private readonly services: PreviewServices;
  private readonly asking = new LatestOnly();
  /** By URL of the endpoint: what the latest preview has found that could find it out. */
  private readonly foundRowByRow = new Map<string, boolean>();

  constructor(services: PreviewServices) {
    super({ kind: "none" });
    this.services = services;
  }

  /** Asks for what a run of this order would write first; settles when it is shown, has failed or is not wanted any more. */
  async ask(order: RunOrder): Promise<void> {
    const { connection, address, plan, place } = order;
    const previewed = { place: fullPlace(connection.upstream.id, place), about: previewKey(order) };
    const signal = this.asking.begin();
    const show = (state: PreviewState) => {
      if (!signal.aborted) this.publish(state);
    };
    const { clock } = this.services;
    const sinceMs = clock.now();
    const onWait = (wait: RetryWait) =>
      show({ kind: "asking", ...previewed, sinceMs, wait: { ...wait, untilMs: clock.now() + wait.delayMs } });
    show({ kind: "asking", ...previewed, sinceMs });
    try {
      const runs = await this.services.runs();
      const preview = await runs.previewRows(connection, address, plan, { signal, onWait });
      if (preview.isRowByRow !== undefined) this.foundRowByRow.set(endpointUrl(address), preview.isRowByRow);
      show({ kind: "shown", ...previewed, preview });
    } catch (error) {
      show({ kind: "failed", ...previewed, error: asScoringError(error) });
    }
  }

  /** Whether the endpoint's model answers for a row alike whatever rows are sent along, as far as previews have found it out. */
  isRowByRow(address: EndpointAddress): boolean | undefined {
    return this.foundRowByRow.get(endpointUrl(address));
  }

  /** Puts the preview away, or gives it up. */
  close(): void {
    this.asking.stop();
    this.publish({ kind: "none" });
  }
}

/**
 * The preview, as far as it is of the table and the endpoint that are chosen. Of one that is not of what pressing the button now is about
 * it is known only that it is there: it comes back when what was changed is changed back.
 * @param upstreamId undefined while nobody is connected
 * @param order what pressing the button is about; undefined while something is in its way
 */
export function currentPreview(
  state: PreviewState,
  upstreamId: string | undefined,
  place: RecipePlace,
  order: () => RunOrder | undefined,
): CurrentPreview | undefined {
  if (state.kind === "none" || upstreamId === undefined || fullPlace(upstreamId, place) !== state.place)
    return undefined;
  const current = order();
  return current !== undefined && previewKey(current) === state.about ? state : OUTDATED;
}

function fullPlace(upstreamId: string, place: RecipePlace): string {
  return `${upstreamId} ${placeKey(place)}`;
}

/** Equal for orders that ask the same model for the same rows in the same way. Which outputs it has is what a preview is asked for. */
function previewKey({ connection, address, plan }: RunOrder): string {
  const told = Object.entries(plan).filter(([key]) => !NOT_ASKED_ABOUT.has(key));
  return canonicalJson([connection.upstream.id, endpointUrl(address), Object.fromEntries(told)]);
}

/** What a run does with the answers, and how it asks for many of them: none of it changes one. */
const NOT_ASKED_ABOUT: ReadonlySet<string> = new Set<keyof ScoringPlan>([
  ...(["outputsExpected", "columnName", "outputNames", "reasonsName", "collision"] as const),
  ...(["rowsPerBatch", "concurrentRequests", "holdsConcurrency", "onProblems", "onRefused"] as const),
]);
