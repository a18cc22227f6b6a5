import { useEffect } from "react";
import type { Connection } from "../../services/connection";
import type { PaneServices } from "../../services/pane-services";
import { planRun } from "../../state/proposal/plan-run";
import type { Proposal } from "../../state/proposal/proposal";
import { ConsoleSession } from "../../state/run/console-session";
import type { PaneSettings } from "../../state/run/pane-settings";
import { useTextStyles } from "../parts/text-styles";
import { useSubscribable } from "../parts/use-subscribable";
import { ExchangeView } from "./ExchangeView";
import { RequestEditor } from "./RequestEditor";
import { RequestHead } from "./RequestHead";
import { CONSOLE_WORDS } from "../words/console-words";

export interface RequestConsoleProps {
  readonly services: Pick<PaneServices, "runs">;
  readonly connection: Connection | undefined;
  readonly proposal: Proposal;
  readonly settings: PaneSettings;
  /** Made when the console is opened for the first time. */
  readonly session: ConsoleSession | undefined;
  readonly onCreate: (session: ConsoleSession) => void;
}

/** The exact request of the next batch: to read, to change, to send, to take along as a command. */
export function RequestConsole({ session, onCreate, ...props }: RequestConsoleProps) {
  const { services, proposal, settings } = props;
  useEffect(() => {
    if (session !== undefined) return;
    const created = new ConsoleSession(services);
    onCreate(created);
    const plan = planRun(proposal, settings);
    if (plan !== undefined && proposal.obstacle === undefined) void created.showNext(plan);
  }, [session, onCreate, services, proposal, settings]);
  return session === undefined ? null : <OpenConsole {...props} session={session} />;
}

type OpenConsoleProps = Omit<RequestConsoleProps, "session" | "onCreate"> & { readonly session: ConsoleSession };

function OpenConsole({ session, connection, proposal, settings }: OpenConsoleProps) {
  const texts = useTextStyles();
  const state = useSubscribable(session);
  const { target } = proposal;
  if (connection === undefined || target === undefined) {
    return <div className={texts.hint}>{CONSOLE_WORDS.notConnected}</div>;
  }
  return (
    <div className={texts.stack}>
      <RequestHead connection={connection} address={target} />
      <RequestEditor
        session={session}
        state={state}
        proposal={proposal}
        plan={planRun(proposal, settings)}
        connection={connection}
        address={target}
      />
      {state.exchange !== undefined && <ExchangeView exchange={state.exchange} />}
    </div>
  );
}
