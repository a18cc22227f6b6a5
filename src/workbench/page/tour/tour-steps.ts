import type { PositioningProps } from "@fluentui/react-components";
import type { TOUR_STEPS } from "../words/tour-words";

/** One stop of the tour: what of the page it is about, and where beside it its words stand. */
export interface TourStep {
  readonly name: keyof typeof TOUR_STEPS;
  /** Selector of what is shown. */
  readonly place: string;
  readonly beside: Pick<PositioningProps, "position" | "align">;
}

/** In the order in which somebody new needs them. */
export const STEPS: readonly TourStep[] = [
  { name: "sheet", place: ".sheet-grid", beside: { position: "after", align: "top" } },
  { name: "pane", place: ".task-pane", beside: { position: "before", align: "top" } },
  { name: "samples", place: ".sheet-tabs [role=tablist]", beside: { position: "above", align: "start" } },
  { name: "ownData", place: ".open-command", beside: { position: "below", align: "center" } },
  { name: "result", place: ".download-command", beside: { position: "below", align: "center" } },
];
