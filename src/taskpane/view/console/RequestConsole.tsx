import { useEffect } from "react";
import { planRun } from "../../state/proposal/plan-run";
import { ConsoleSession } from "../../state/run/console-session";
import { useTextStyles } from "../parts/text-styles";
import { usePane, useServices } from "../parts/use-pane";
import { useSubscribable } from "../parts/use-subscribable";
import { ExchangeView } from "./ExchangeView";
import { RequestEditor } from "./RequestEditor";
import { RequestHead } from "./RequestHead";
import { CONSOLE_WORDS } from "../words/console-words";

export interface RequestConsoleProps {
  /** Made when the console is opened for the first time. */
  readonly session: ConsoleSession | undefined;
  readonly onCreate: (session: ConsoleSession) => void;
}

/** The exact request of the next batch: to read, to change, to send, to take along as a command. */
export function RequestConsole({ session, onCreate }: RequestConsoleProps) {
  const services = useServices();
  const proposal = usePane((view) => view.proposal);
  const settings = usePane((view) => view.state.settings);
  useEffect(() => {
    if (session !== undefined) return;
    const created = new ConsoleSession(services);
    onCreate(created);
    const plan = planRun(proposal, settings);
    if (plan !== undefined) void created.showNext(plan);
  }, [session, onCreate, services, proposal, settings]);
  return session === undefined ? null : <OpenConsole session={session} />;
}

function OpenConsole({ session }: { readonly session: ConsoleSession }) {
  const connection = usePane(({ state }) =>
    state.connection.phase === "connected" ? state.connection.connection : undefined,
  );
  const proposal = usePane((view) => view.proposal);
  const settings = usePane((view) => view.state.settings);
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
