import { Button, Input } from "@fluentui/react-components";
import { useId, useState } from "react";
import { endpointNotes } from "../model-words";
import { asScoringError } from "../session/as-scoring-error";
import type { ModelState, ModelTarget, SchemaState } from "../session/model-session";
import { ExpectedInputs } from "./ExpectedInputs";
import { ModelList } from "./ModelList";
import { ServedModels } from "./ServedModels";
import { SignatureForm } from "./SignatureForm";
import { useTextStyles } from "./text-styles";

export interface ModelFormProps {
  readonly model: ModelState;
  readonly target: ModelTarget | undefined;
  readonly schema: SchemaState | undefined;
  readonly onChoose: (name: string) => void;
  /** Takes one of the models behind an endpoint; undefined leaves it to the traffic. */
  readonly onChooseServed: (name: string, servedModelName: string | undefined) => void;
  /** Fails with a ScoringError when the text is no signature. */
  readonly onUseSignature: (target: ModelTarget, text: string) => Promise<void>;
  readonly onForgetSignature: (target: ModelTarget) => void;
  readonly onCopy: (text: string) => void;
}

/** The endpoints of the connection, and a field for one that is not among them. */
export function ModelForm(props: ModelFormProps) {
  const { model, target, onChoose } = props;
  const texts = useTextStyles();
  return (
    <div className={texts.stack}>
      {model.endpoints.length > 0 && <ModelList model={model} target={target} onChoose={onChoose} />}
      {target !== undefined && <ChosenModel {...props} target={target} />}
      <TypedName onChoose={onChoose} />
    </div>
  );
}

/** What is known of the chosen model, and what the analyst may add to it. */
function ChosenModel(props: ModelFormProps & { readonly target: ModelTarget }) {
  const { model, target, schema } = props;
  const texts = useTextStyles();
  const listed = model.endpoints.find((endpoint) => endpoint.name === target.name);
  const details = model.details.get(target.name ?? "");
  const endpoint = details ?? listed;
  return (
    <>
      {endpoint !== undefined && <div className={texts.hint}>{endpointNotes(endpoint, details).join(" ")}</div>}
      {endpoint !== undefined && endpoint.servedEntities.length > 1 && (
        <ServedModels
          endpoint={endpoint}
          target={target}
          onChoose={(servedModelName) => props.onChooseServed(endpoint.name, servedModelName)}
        />
      )}
      {schema?.phase === "known" && <ExpectedInputs schema={schema.schema} />}
      {(schema?.phase === "none" || schema === undefined) && (
        <div className={texts.hint}>
          This model has no schema: you choose the columns under Data, or give its signature.
        </div>
      )}
      {schema?.phase === "failed" && (
        <div className={texts.hint}>What it expects could not be looked up: you choose the columns under Data.</div>
      )}
      <SignatureForm
        key={target.route}
        isInUse={model.signatures.has(target.route)}
        onUse={(text) => props.onUseSignature(target, text)}
        onForget={() => props.onForgetSignature(target)}
        onCopy={props.onCopy}
      />
    </>
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
