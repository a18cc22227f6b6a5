import type { Schema } from "../../src/core/inputs/schema";
import { CELL_SENTENCES as say } from "../../src/taskpane/view/words/cells/cell-sentences";
import { each, type WordExamples } from "./examples-of-words";

const column = (name: string, isRequired = true) => ({ name, isRequired });
const NAMED: Schema = { columns: [column("age"), column("income", false)], tensors: [] };
const IN_ORDER: Schema = {
  columns: [0, 1, 2].map((place) => ({ ...column(String(place)), naming: "position" })),
  tensors: [],
};
const TENSORS: Schema = {
  columns: [],
  tensors: [
    { dataType: "float32", shape: [-1, 28, 28] },
    { name: "mask", dataType: "float32", shape: [-1, 4] },
  ],
};

/** What cells say that hold a formula of ours and no value. */
export const CELL_WORD_EXAMPLES: WordExamples = {
  "CELL_SENTENCES.refused": each(
    say.refused,
    ["rows-refused", "Incompatible input types"],
    ["every-row-refused"],
    ["endpoint-not-found"],
    ["text-not-number"],
  ),
  "CELL_SENTENCES.noSuchPlace": each(say.noSuchPlace, ["dmeo", ["demo"], ["demo", "prod"]]),
  "CELL_SENTENCES.noSuchEndpoint": each(
    say.noSuchEndpoint,
    ["irsi", undefined, ["iris"], ["cars", "iris"]],
    ["irsi", "demo", [], ["cars"]],
    ["iris", undefined, [], []],
    ["iris", "demo", [], []],
    ["iris", undefined, [], Array.from({ length: 60 }, (_, place) => `model-${place}`)],
  ),
  "CELL_SENTENCES.severalEndpoints": each(say.severalEndpoints, [["demo/iris", "prod/iris"]]),
  "CELL_SENTENCES.placesSilent": each(say.placesSilent, [["prod", "test"], "demo/iris"]),
  "CELL_SENTENCES.noSuchServedModel": each(say.noSuchServedModel, ["4", ["2", "3"]], ["4", []]),
  "CELL_SENTENCES.nameMeansAnother": each(say.nameMeansAnother, ["adb-1.azuredatabricks.net"]),
  "CELL_SENTENCES.versionNotLookedUp": each(say.versionNotLookedUp, ["3"]),
  "CELL_SENTENCES.otherVersion": each(say.otherVersion, ["3", ["4"]], ["3", []]),
  "CELL_SENTENCES.dataTooLarge": each(say.dataTooLarge, [50_000]),
  "CELL_SENTENCES.headerCount": each(say.headerCount, [4, 1], [4, 3]),
  "CELL_SENTENCES.headersWrong": each(say.headersWrong, ["blank-header"], ["duplicate-header"]),
  "CELL_SENTENCES.headersNeeded": each(say.headersNeeded, [NAMED], [IN_ORDER], [TENSORS]),
  "CELL_SENTENCES.headersUnfit": each(
    say.headersUnfit,
    ["missing-input", NAMED, "age"],
    ["column-count", IN_ORDER],
    ["tensor-shape", TENSORS],
  ),
  "CELL_SENTENCES.columnCount": each(say.columnCount, [1, NAMED], [3, NAMED]),
  "CELL_SENTENCES.outputsAre": each(say.outputsAre, [["species", "probability"]]),
  "CELL_SENTENCES.parameterTypes": each(say.parameterTypes, [["limit", "is_fast"]]),
  "CELL_SENTENCES.parametersUnknown": each(say.parametersUnknown, [["limt"], ["limit"]], [["limit"], []]),
  "CELL_SENTENCES.parametersWrong": each(say.parametersWrong, ["bad-parameter"]),
};
