import type { EndpointSummary } from "../../../endpoint/catalogue/endpoint-details";
import type { ModelObstacle } from "../../state/model/model-obstacle";
import { LargeRadioOption } from "../parts/RadioOption";
import { MODEL_WORDS, optionFacts } from "../words/model-words";

export interface ModelOptionProps {
  readonly endpoint: EndpointSummary;
  readonly obstacle: ModelObstacle | undefined;
  readonly isChosen: boolean;
  /** Whether Tab stops at it: once in the whole list. */
  readonly isStop: boolean;
  readonly onChoose: () => void;
}

/** One endpoint of the list; one that cannot be used says why. */
export function ModelOption({ endpoint, obstacle, isChosen, isStop, onChoose }: ModelOptionProps) {
  return (
    <LargeRadioOption
      name="model"
      words={endpoint.name === "" ? MODEL_WORDS.ofThisServer : endpoint.name}
      facts={optionFacts(endpoint, obstacle)}
      isChosen={isChosen}
      isDisabled={obstacle !== undefined}
      isStop={isStop}
      onChoose={onChoose}
    />
  );
}
