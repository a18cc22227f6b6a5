import { Button, Input } from "@fluentui/react-components";
import { useId, useState } from "react";
import { modelObstacle } from "../session/model-obstacle";
import type { ModelState, ModelTarget, SchemaState } from "../session/model-session";
import { asScoringError } from "../session/as-scoring-error";
import { ExpectedInputs } from "./ExpectedInputs";
import { ModelOption } from "./ModelOption";
import { useTextStyles } from "./text-styles";

export interface ModelFormProps {
  readonly model: ModelState;
  readonly target: ModelTarget | undefined;
  readonly schema: SchemaState | undefined;
  readonly onChoose: (name: string) => void;
}

/** A list is searched once it no longer fits at a glance. */
const SEARCH_FROM = 6;

/** The endpoints of the connection, and a field for one that is not among them. */
export function ModelForm({ model, target, schema, onChoose }: ModelFormProps) {
  const texts = useTextStyles();
  const [search, setSearch] = useState("");
  const found = model.endpoints.filter((endpoint) => endpoint.name.toLowerCase().includes(search.trim().toLowerCase()));
  return (
    <div className={texts.stack}>
      {model.endpoints.length >= SEARCH_FROM && (
        <Input
          type="search"
          aria-label="Search models"
          placeholder="Search"
          value={search}
          onChange={(_, { value }) => setSearch(value)}
        />
      )}
      {model.endpoints.length > 0 && (
        <div role="radiogroup" aria-label="Models" style={{ maxHeight: 220, overflowY: "auto" }}>
          {found.map((endpoint) => (
            <ModelOption
              key={endpoint.name}
              endpoint={endpoint}
              obstacle={modelObstacle(endpoint, model.details)}
              isChosen={target?.route === endpoint.route}
              onChoose={() => onChoose(endpoint.name)}
            />
          ))}
          {found.length === 0 && <div className={texts.hint}>No model of that name in the list.</div>}
        </div>
      )}
      {schema?.phase === "known" && <ExpectedInputs schema={schema.schema} />}
      {schema?.phase === "none" && (
        <div className={texts.hint}>This model has no schema: you choose the columns under Data.</div>
      )}
      {schema?.phase === "failed" && (
        <div className={texts.hint}>What it expects could not be looked up: you choose the columns under Data.</div>
      )}
      <TypedName onChoose={onChoose} />
    </div>
  );
}

function TypedName({ onChoose }: Pick<ModelFormProps, "onChoose">) {
  const texts = useTextStyles();
  const id = useId();
  const [name, setName] = useState("");
  const [problem, setProblem] = useState<string>();
  const use = () => {
    try {
      onChoose(name.trim());
      setProblem(undefined);
      setName("");
    } catch (error) {
      setProblem(asScoringError(error).message);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        use();
      }}
    >
      <label className={texts.label} htmlFor={id}>
        Or type an endpoint&apos;s name
      </label>
      <div className={texts.row}>
        <Input
          id={id}
          className={texts.growing}
          autoComplete="off"
          spellCheck={false}
          value={name}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-problem`}
          onChange={(_, { value }) => setName(value)}
        />
        <Button type="submit" className={texts.narrow} disabledFocusable={name.trim() === ""}>
          Use
        </Button>
      </div>
      <div id={`${id}-problem`} role="alert" className={texts.hint}>
        {problem}
      </div>
    </form>
  );
}
