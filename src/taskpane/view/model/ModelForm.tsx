import { catalogueName, endpointUrl, type EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import { summaryAt, type ModelState, type SchemaState } from "../../state/model/model-session";
import { OneLineForm } from "../parts/OneLineForm";
import { useTextStyles } from "../parts/text-styles";
import { endpointNotes } from "../words/model-words";
import { ExpectedInputs } from "./ExpectedInputs";
import { ModelList } from "./ModelList";
import { ServedModels } from "./ServedModels";
import { SignatureForm } from "./SignatureForm";

export interface ModelFormProps {
  readonly model: ModelState;
  readonly target: EndpointAddress | undefined;
  readonly schema: SchemaState | undefined;
  readonly onChoose: (name: string) => void;
  /** Takes one of the models behind an endpoint; undefined leaves it to the traffic. */
  readonly onChooseServed: (name: string, servedModelName: string | undefined) => void;
  /** Fails with a ScoringError when the text is no signature. */
  readonly onUseSignature: (target: EndpointAddress, text: string) => Promise<void>;
  readonly onForgetSignature: (target: EndpointAddress) => void;
}

/** The endpoints of the connection, and a field for one that is not among them. */
export function ModelForm(props: ModelFormProps) {
  const { model, target, onChoose } = props;
  const texts = useTextStyles();
  return (
    <div className={texts.stack}>
      {model.endpoints.length > 0 && <ModelList model={model} target={target} onChoose={onChoose} />}
      {target !== undefined && <ChosenModel {...props} target={target} />}
      {/* Async, so that a name that cannot be one is told like any other failure. */}
      <OneLineForm label="Or type an endpoint's name" onUse={async (name) => onChoose(name)} />
    </div>
  );
}

/** What is known of the chosen model, and what the analyst may add to it. */
function ChosenModel(props: ModelFormProps & { readonly target: EndpointAddress }) {
  const { model, target, schema } = props;
  const texts = useTextStyles();
  const details = model.details.get(catalogueName(target) ?? "");
  const endpoint = details ?? summaryAt(model, target);
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
        key={endpointUrl(target)}
        isInUse={model.signatures.has(endpointUrl(target))}
        onUse={(text) => props.onUseSignature(target, text)}
        onForget={() => props.onForgetSignature(target)}
      />
    </>
  );
}
