import { useContext } from "react";
import { catalogueName, endpointUrl, type EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import { ENDPOINT_KINDS } from "../../../protocol/kinds/endpoint-kinds";
import type { ConnectionState } from "../../state/connection/connection-state";
import { summaryAt } from "../../state/model/model-session";
import { AttentionContext } from "../attention/attention";
import { OneLineForm } from "../parts/OneLineForm";
import { useTextStyles } from "../parts/text-styles";
import { useActions, usePane } from "../parts/use-pane";
import { endpointNotes, MODEL_WORDS, serverWords } from "../words/model-words";
import { ExpectedInputs } from "./ExpectedInputs";
import { ModelList } from "./ModelList";
import { ServedModels } from "./ServedModels";
import { SignatureForm } from "./SignatureForm";

/** The endpoints of the connection, and a field for one that is not among them. */
export function ModelForm() {
  const model = usePane((view) => view.state.model);
  const target = usePane((view) => view.proposal.target);
  const session = useActions();
  const texts = useTextStyles();
  return (
    <div className={texts.stack}>
      {model.endpoints.length > 0 && (
        <ModelList model={model} target={target} onChoose={(name) => session.model.choose(name)} />
      )}
      {target !== undefined && <ChosenModel target={target} />}
      {/* Async, so that a name that cannot be one is told like any other failure. */}
      <OneLineForm label={MODEL_WORDS.typeName} onUse={async (name) => session.model.choose(name)} />
    </div>
  );
}

/** What is known of the chosen model, and what the analyst may add to it. */
function ChosenModel({ target }: { readonly target: EndpointAddress }) {
  const model = usePane((view) => view.state.model);
  const schema = usePane((view) => view.proposal.schema);
  const session = useActions();
  const texts = useTextStyles();
  const version = usePane((view) => serverVersion(view.state.connection));
  const details = model.details.get(catalogueName(target) ?? "");
  const endpoint = details ?? summaryAt(model, target);
  const isAskedItself = ENDPOINT_KINDS[target.kind].emptyRequest !== undefined;
  const attention = useContext(AttentionContext);
  // With a signature the model is described; which columns feed its inputs may be open still.
  const leadOn = () => {
    if (session.view.getState().proposal.obstacle?.section === "data") attention.goTo({ section: "data" });
  };
  const isToldByServer = isAskedItself && schema?.phase === "known" && !model.signatures.has(endpointUrl(target));
  return (
    <>
      {endpoint !== undefined && <div className={texts.hint}>{endpointNotes(endpoint, details).join(" ")}</div>}
      {endpoint !== undefined && endpoint.servedEntities.length > 1 && (
        <ServedModels
          endpoint={endpoint}
          target={target}
          onChoose={(servedModelName) => session.model.chooseServedModel(endpoint.name, servedModelName)}
        />
      )}
      {isAskedItself && version !== undefined && <div className={texts.hint}>{serverWords(version)}</div>}
      {schema?.phase === "known" && <ExpectedInputs schema={schema.schema} />}
      {isToldByServer && <div className={texts.hint}>{MODEL_WORDS.toldWhenAsked}</div>}
      {(schema?.phase === "none" || schema === undefined) && <div className={texts.hint}>{MODEL_WORDS.noSchema}</div>}
      {schema?.phase === "failed" && <div className={texts.hint}>{MODEL_WORDS.schemaFailed}</div>}
      <SignatureForm
        key={endpointUrl(target)}
        isInUse={model.signatures.has(endpointUrl(target))}
        onUse={(text) => session.describeModel(target, text).then(leadOn)}
        onForget={() => session.model.describeBySignature(target, undefined)}
      />
    </>
  );
}

function serverVersion(state: ConnectionState): string | undefined {
  return state.phase === "connected" ? state.listing?.version : undefined;
}
