import type { HostState } from "../../excel/host/excel-queue";
import type { Subscribable } from "./basis/subscribable";
import { latestFor } from "./basis/latest-for";
import { planOrder } from "./proposal/plan-run";
import type { PaneState, Proposal } from "./proposal/proposal";
import { propose } from "./proposal/propose";
import { findReview, type Review } from "./proposal/review";
import { currentPreview, type CurrentPreview, type PreviewState } from "./run/preview-session";
import type { RunState } from "./run/run-session";

/** All that can be shown at one moment: the states of the parts, and what follows from them. */
export interface PaneView {
  readonly state: PaneState;
  readonly proposal: Proposal;
  /** What the latest run found at fault, while it awaits the analyst's word. */
  readonly review: Review | undefined;
  /** What the model answered for the first rows, if that is of the table and the endpoint that are chosen. */
  readonly preview: CurrentPreview | undefined;
  /** Whether Excel owes the pane an answer. */
  readonly host: HostState;
}

type ReadForProposal = Omit<PaneState, "run"> & Pick<RunState, "written">;

type WatchedParts = { readonly [Part in keyof PaneState]: Subscribable<PaneState[Part]> } & {
  readonly preview: Subscribable<PreviewState>;
  readonly host: Subscribable<HostState>;
};

/**
 * The view of all parts, worked out once for each change of one of them, however many ask. Whatever a change does not touch stays the
 * very same object.
 */
export class PaneViewSource {
  private readonly parts: WatchedParts;
  private readonly view: (states: PaneState & { readonly preview: PreviewState; readonly host: HostState }) => PaneView;

  constructor(parts: WatchedParts) {
    this.parts = parts;
    const proposed = latestFor(({ written, ...others }: ReadForProposal) => propose({ ...others, run: { written } }));
    const reviewed = latestFor(
      ({ run, recipes, proposal }: Pick<PaneState, "run" | "recipes"> & Pick<PaneView, "proposal">) =>
        findReview(run, recipes, proposal),
    );
    this.view = latestFor(({ preview, host, ...state }) => {
      const { run, ...others } = state;
      const upstreamId = state.connection.phase === "connected" ? state.connection.upstream.id : undefined;
      const proposal = proposed({ ...others, written: run.written });
      return {
        state,
        proposal,
        review: reviewed({ run, recipes: state.recipes, proposal }),
        preview: currentPreview(preview, upstreamId, proposal.place, () => planOrder(state, proposal)),
        host,
      };
    });
  }

  readonly getState = (): PaneView => {
    const { connection, model, data, settings, run, recipes, preview, host } = this.parts;
    return this.view({
      connection: connection.getState(),
      model: model.getState(),
      data: data.getState(),
      settings: settings.getState(),
      run: run.getState(),
      recipes: recipes.getState(),
      preview: preview.getState(),
      host: host.getState(),
    });
  };

  /** @returns a function that ends the subscription */
  readonly subscribe = (listener: () => void): (() => void) => {
    const ends = Object.values(this.parts).map((part) => (part as Subscribable<unknown>).subscribe(listener));
    return () => {
      for (const end of ends) end();
    };
  };
}
