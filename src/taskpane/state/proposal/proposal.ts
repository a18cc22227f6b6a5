import type { ErrorCode } from "../../../core/errors";
import type { ParameterValues } from "../../../core/inputs/read-parameters";
import type { Recipe } from "../../../core/recipe/recipe";
import type { EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import type { SourceShape } from "../../../scoring/ports";
import type { SentColumn } from "../../services/pane-services";
import type { ConnectionState } from "../connection/connection-state";
import type { OwnColumns } from "../data/own-columns";
import type { DataState } from "../data/data-session";
import type { RowsToScore } from "../data/rows-wanted";
import type { InputMatch } from "../data/match-inputs";
import type { TensorMatch } from "../data/match-tensors";
import type { ModelObstacle } from "../model/model-obstacle";
import type { ModelState, SchemaState } from "../model/model-session";
import type { RecipePlace } from "../recipe/recipe-place";
import type { Drafts } from "../recipe/recipe-session";
import type { RunState } from "../run/run-session";
import type { PaneSettings } from "../settings/pane-settings";
import type { ExpectedColumns } from "./expected-columns";
import type { NameCollision } from "./name-collision";

/** The states of all parts of the pane at one moment. */
export interface PaneState {
  readonly connection: ConnectionState;
  readonly model: ModelState;
  readonly data: DataState;
  readonly settings: PaneSettings;
  readonly run: RunState;
  readonly recipes: Drafts;
}

/** Why nothing can be scored now; `section` is where the analyst can change it. */
export type Obstacle =
  | { readonly section: "connection"; readonly code: "not-connected" | "no-model-there" }
  | { readonly section: "model"; readonly code: "no-model" | "schema-loading" }
  | { readonly section: "model"; readonly code: "model-unusable"; readonly why: ModelObstacle }
  | { readonly section: "data"; readonly code: "no-data" | "no-rows" | "no-columns" | "only-constants" }
  | { readonly section: "data"; readonly code: "rows-unknown" | "none-visible" | "none-selected" }
  | { readonly section: "data"; readonly code: "data-unusable"; readonly why: ErrorCode }
  | {
      readonly section: "data";
      readonly code: "inputs-missing" | "guesses-open" | "constants-wrong";
      readonly names: readonly string[];
    }
  | { readonly section: "data"; readonly code: "tensor-columns"; readonly match: TensorMatch }
  | { readonly section: "data"; readonly code: "column-count"; readonly wanted: number; readonly ticked: number }
  | { readonly section: "settings"; readonly code: "parameters-wrong"; readonly names: readonly string[] };

/** What pressing the button now would do. */
export interface Proposal {
  readonly target: EndpointAddress | undefined;
  readonly schema: SchemaState | undefined;
  readonly shape: SourceShape | undefined;
  /** Those of its rows that are to be scored. */
  readonly rows: RowsToScore | undefined;
  /** One an input, when the model has a schema. */
  readonly matches: readonly InputMatch[] | undefined;
  /** One a tensor, when the model takes tensors. */
  readonly tensors: readonly TensorMatch[] | undefined;
  /** Columns that hold predictions of ours: no inputs unless the analyst says so, or the model names one. */
  readonly own: OwnColumns;
  /** Columns not sent to a model that does not say what it takes: all of them until the analyst ticks some. */
  readonly leftOut: ReadonlySet<string>;
  /** In the order of the sheet. */
  readonly sent: readonly SentColumn[];
  /** The table and the endpoint that this is about, as far as they are chosen. */
  readonly place: RecipePlace;
  /** What a run would follow: all that was decided about the place, with what is proposed where nothing was said. */
  readonly recipe: Recipe;
  /** The model's parameters as they are sent. */
  readonly parameters: ParameterValues;
  readonly collision: NameCollision | undefined;
  /** Absent while nobody knows the model's outputs. */
  readonly expected?: ExpectedColumns;
  readonly obstacle: Obstacle | undefined;
}

/** As much of the states as a proposal follows from: how far a run is has no say in it. */
export type ProposalInputs = Omit<PaneState, "run"> & { readonly run: Pick<RunState, "written"> };
