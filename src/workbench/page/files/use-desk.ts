import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { HostedWorkbook } from "../host/hosted-workbook";
import type { DeskState, WorkbookDesk } from "./workbook-desk";

/** What is open, and what is told of it: what went wrong last, an entry that was refused, else what is to be known of the file. */
export function useDesk(desk: WorkbookDesk) {
  const state = useSyncExternalStore<DeskState>(
    desk.subscribe,
    useCallback(() => desk.state, [desk]),
  );
  const refusal = useRefusal(state.hosted);
  useQuestionBeforeLeaving(state.hosted);
  const problem = state.failure ?? refusal;
  const dismiss = useCallback(() => {
    desk.dismiss();
    desk.state.hosted?.session.dismissRefusal();
  }, [desk]);
  return { ...state, message: problem ?? state.notice, isProblem: problem !== undefined, dismiss };
}

/** The browser asks, in its own words, before a page is left whose workbook holds what no file holds. */
function useQuestionBeforeLeaving(hosted: HostedWorkbook | undefined): void {
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent): void => {
      if (hosted?.edits.isEdited) event.preventDefault();
    };
    addEventListener("beforeunload", onLeave);
    return () => removeEventListener("beforeunload", onLeave);
  }, [hosted]);
}

function useRefusal(hosted: HostedWorkbook | undefined): string | undefined {
  const subscribe = useCallback((listener: () => void) => hosted?.session.subscribe(listener) ?? (() => {}), [hosted]);
  return useSyncExternalStore(
    subscribe,
    useCallback(() => hosted?.session.refusal, [hosted]),
  );
}
