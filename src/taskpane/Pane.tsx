import { useCallback, useEffect, useMemo, useState } from "react";
import type { PaneServices } from "./services/pane-services";
import type { SheetPort } from "./services/sheet-port";
import { PaneSession } from "./state/pane-session";
import { planOrder } from "./state/proposal/plan-run";
import { propose } from "./state/proposal/proposal";
import { findReview } from "./state/proposal/review";
import { currentPreview } from "./state/run/preview-session";
import { ConnectionSection } from "./view/connection/ConnectionSection";
import { ConsoleSection } from "./view/console/ConsoleSection";
import { DataSection } from "./view/data/DataSection";
import { ModelSection } from "./view/model/ModelSection";
import { PaneFrame } from "./view/frame/PaneFrame";
import { CopyContext } from "./view/parts/use-copy";
import { FormatsContext } from "./view/parts/use-formats";
import { usePaneState } from "./view/parts/use-pane-state";
import { useSubscribable } from "./view/parts/use-subscribable";
import { Announcer } from "./view/score/Announcer";
import { ScoreFooter } from "./view/score/ScoreFooter";
import { ScoreSection } from "./view/score/ScoreSection";
import { createFormats } from "./view/words/formats";

/** The pane at work: four steps and, always in reach, the button. */
export function Pane({ services }: { readonly services: PaneServices }) {
  const formats = useMemo(() => createFormats(services.locale), [services.locale]);
  const [session] = useState(() => new PaneSession(services));
  useEffect(() => session.open(), [session]);
  return (
    <FormatsContext value={formats}>
      <CopyContext value={services}>
        <Path services={services} session={session} />
      </CopyContext>
    </FormatsContext>
  );
}

function Path({ services, session }: { readonly services: PaneServices; readonly session: PaneSession }) {
  const state = usePaneState(session);
  const { connection, model, data, settings, run } = state;
  const proposal = propose(state);
  const review = findReview(run, state.recipes, proposal);
  const preview = currentPreview(useSubscribable(session.preview), () => planOrder(state, proposal));
  const { target, place } = proposal;
  const readColumn = useCallback<SheetPort["readColumn"]>(
    async (...args) => (await services.sheet()).readColumn(...args),
    [services],
  );
  return (
    <PaneFrame
      footer={
        <>
          <ScoreFooter
            proposal={proposal}
            upstream={"upstream" in connection ? connection.upstream : undefined}
            run={run}
            review={review}
            preview={preview}
            clock={services.clock}
            onPreview={() => void session.previewRows(state, proposal)}
            onClosePreview={() => session.preview.close()}
            onScore={() => void session.score(state, proposal)}
            onCancel={() => session.run.cancel()}
            onChooseName={(choice) => session.recipes.change(place, { kind: "choose-name", choice })}
          />
          <Announcer status={run.status} />
        </>
      }
    >
      <ConnectionSection
        state={connection}
        onChooseUpstream={(id) => void session.connection.chooseUpstream(id)}
        onSignIn={(token, isRemembered) => void session.connection.signIn(token, isRemembered)}
        onSignInPerson={() => void session.connection.signInPerson()}
        onCancelSignIn={() => session.connection.cancelSignIn()}
        onSignOut={() => void session.connection.signOut()}
        onUseAddress={(text) => session.useAddress(text)}
        onRetry={() => void session.connection.retry()}
      />
      <ModelSection
        isConnected={connection.phase === "connected"}
        obstacle={proposal.obstacle}
        model={model}
        target={target}
        schema={proposal.schema}
        onChoose={(name) => session.model.choose(name)}
        onChooseServed={(name, servedModelName) => session.model.chooseServedModel(name, servedModelName)}
        onUseSignature={async (described, text) =>
          session.model.describeBySignature(described, await (await services.catalogue()).readSignature(text))
        }
        onForgetSignature={(described) => session.model.describeBySignature(described, undefined)}
      />
      <DataSection
        data={data}
        proposal={proposal}
        onHasHeaders={(source, hasHeaders) => void session.data.setHasHeaders(source, hasHeaders)}
        onChangeRecipe={(change) => session.recipes.change(place, change)}
        onRefresh={() => void session.data.refresh()}
      />
      <ScoreSection
        run={run}
        settings={settings}
        proposal={proposal}
        review={review}
        preview={preview}
        clock={services.clock}
        onClosePreview={() => session.preview.close()}
        onChangeSettings={(change) => session.settings.change(change)}
        onChangeRecipe={(changed, change) => session.recipes.change(changed, change)}
        onGoToCell={(sheetName, address) => void services.sheet().then((sheet) => sheet.goToCell(sheetName, address))}
        onRemove={() => void session.removeResultColumns()}
        readColumn={readColumn}
      />
      <ConsoleSection
        services={services}
        connection={connection.phase === "connected" ? connection.connection : undefined}
        proposal={proposal}
        settings={settings}
      />
    </PaneFrame>
  );
}
