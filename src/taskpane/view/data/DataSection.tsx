import type { SourceShape } from "../../../scoring/ports";
import type { DataState } from "../../state/data/data-session";
import type { PaneView } from "../../state/pane-view";
import type { Obstacle, Proposal } from "../../state/proposal/proposal";
import { loadPart } from "../parts/load-part";
import { Section } from "../attention/Section";
import type { StepState } from "../parts/StatusIcon";
import { useFormats } from "../parts/use-formats";
import { usePane } from "../parts/use-pane";
import type { Formats } from "../words/formats";
import { FIRST_SUMMARIES, SECTION_TITLES } from "../words/shell-words";
import { sentWords, shapeWords, unusableWords } from "../words/summary-words";

const DataForm = loadPart(async () => (await import("./DataForm")).DataForm);

/** What a click in the sheet mends, or a moment: the pane must not unfold and fold while the analyst looks for the right cells. */
const TOLD_IN_SUMMARY: ReadonlySet<string> = new Set<Obstacle["code"]>([
  ...(["no-data", "data-unusable", "no-rows"] as const),
  ...(["rows-unknown", "none-visible", "none-selected"] as const),
]);

/** Which rows and columns are sent, in one line that follows the selection; the choice behind it. */
export function DataSection() {
  const formats = useFormats();
  const summary = usePane(({ state, proposal }) => summaryOf(state.data, proposal, formats));
  const state = usePane(stepState);
  const isNeeded = usePane((view) => view.state.data.followError !== undefined || needsForm(ownObstacle(view)));
  return (
    <Section name="data" title={SECTION_TITLES.data} summary={summary} state={state} isNeeded={isNeeded} staysOpen>
      <DataForm />
    </Section>
  );
}

/** What is in the way of scoring that can be changed here. */
function ownObstacle({ proposal: { obstacle } }: PaneView): string | undefined {
  return obstacle?.section === "data" ? obstacle.code : undefined;
}

function needsForm(own: string | undefined): boolean {
  return own !== undefined && !TOLD_IN_SUMMARY.has(own);
}

function stepState(view: PaneView): StepState {
  const { selection } = view.state.data;
  if (selection === undefined) return "busy";
  if (selection.kind === "none") return selection.error.code === "selection-invalid" ? "open" : "warning";
  return ownObstacle(view) === undefined ? "good" : "warning";
}

function summaryOf(data: DataState, proposal: Proposal, formats: Formats): string {
  const { selection } = data;
  if (selection === undefined) return FIRST_SUMMARIES.data;
  if (selection.kind === "none") return unusableWords(selection.error);
  return `${shapeWords(selection.shape, formats, proposal.rows?.ranges && proposal.rows.rowCount)}, ${columnsWords(selection.shape, proposal, formats)}`;
}

function columnsWords(shape: SourceShape, proposal: Proposal, formats: Formats): string {
  // Without a model there is nothing to send the columns to.
  if (proposal.target === undefined) return formats.columns(shape.columns.length);
  return sentWords(new Set(proposal.sent.map((one) => one.column)).size, shape.columns.length, formats);
}
