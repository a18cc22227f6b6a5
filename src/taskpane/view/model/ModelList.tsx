import { Checkbox, Input } from "@fluentui/react-components";
import { useState } from "react";
import { catalogueName, type EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import type { EndpointSummary } from "../../../endpoint/catalogue/endpoint-details";
import { modelObstacle } from "../../state/model/model-obstacle";
import type { ModelState } from "../../state/model/model-session";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { ModelOption } from "./ModelOption";
import { MODEL_WORDS, tabularOnlyWords } from "../words/model-words";

export interface ModelListProps {
  readonly model: ModelState;
  readonly target: EndpointAddress | undefined;
  readonly onChoose: (name: string) => void;
}

/** A list is searched once it no longer fits at a glance. */
const SEARCH_FROM = 6;

/** Five and a half: the cut one shows that there are more where scroll bars hide. */
const LIST_HEIGHT_PX = 242;

/** The endpoints of the connection; those that take text rather than tables are left out until they are asked for. */
export function ModelList({ model, target, onChoose }: ModelListProps) {
  const texts = useTextStyles();
  const formats = useFormats();
  const [search, setSearch] = useState("");
  const [isTabularOnly, setTabularOnly] = useState(true);
  const { endpoints } = model;
  const others = endpoints.filter((endpoint) => !endpoint.isTabular);
  const found = endpoints.filter(
    (endpoint) => (endpoint.isTabular || !isTabularOnly) && isFound(endpoint, search.trim().toLowerCase()),
  );
  const chosen = found.find((endpoint) => target !== undefined && (catalogueName(target) ?? "") === endpoint.name);
  const stop = chosen ?? found.find((endpoint) => modelObstacle(endpoint, model.details) === undefined);
  return (
    <div>
      {endpoints.length >= SEARCH_FROM && (
        <Input
          type="search"
          aria-label={MODEL_WORDS.search}
          placeholder={MODEL_WORDS.searchByName}
          style={{ width: "100%" }}
          value={search}
          onChange={(_, { value }) => setSearch(value)}
        />
      )}
      {others.length > 0 && (
        <Checkbox
          label={
            <span className={texts.hint}>
              {tabularOnlyWords(endpoints.length - others.length, endpoints.length, formats)}
            </span>
          }
          checked={isTabularOnly}
          onChange={(_, { checked }) => setTabularOnly(checked === true)}
        />
      )}
      <div role="radiogroup" aria-label={MODEL_WORDS.list} style={{ maxHeight: LIST_HEIGHT_PX, overflowY: "auto" }}>
        {found.map((endpoint) => (
          <ModelOption
            key={endpoint.name}
            endpoint={model.details.get(endpoint.name) ?? endpoint}
            obstacle={modelObstacle(endpoint, model.details)}
            isChosen={endpoint === chosen}
            isStop={endpoint === stop}
            onChoose={() => onChoose(endpoint.name)}
          />
        ))}
        {found.length === 0 && <div className={texts.hint}>{MODEL_WORDS.notFound}</div>}
      </div>
    </div>
  );
}

function isFound(endpoint: EndpointSummary, search: string): boolean {
  const names = [endpoint.name, ...endpoint.servedEntities.flatMap((entity) => entity.entityName ?? [])];
  return names.some((name) => name.toLowerCase().includes(search));
}
