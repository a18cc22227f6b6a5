import type { PaneEngine } from "../services/pane-services";

/**
 * An engine that can be called at once, although it is still on its way: each call waits for it. Where it could not be loaded, the
 * next call loads it anew.
 */
export function loadLater(load: () => Promise<PaneEngine>): PaneEngine {
  let loading: Promise<PaneEngine> | undefined;
  const engine = (): Promise<PaneEngine> =>
    (loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
  void engine().catch(() => undefined); // no call waits yet; the first will be told
  return {
    readAddress: async (...args) => (await engine()).readAddress(...args),
    listUpstreams: async (...args) => (await engine()).listUpstreams(...args),
    listSessions: async (...args) => (await engine()).listSessions(...args),
    signInPerson: async (...args) => (await engine()).signInPerson(...args),
    signOutPeople: async (...args) => (await engine()).signOutPeople(...args),
    listModels: async (...args) => (await engine()).listModels(...args),
    describeModel: async (...args) => (await engine()).describeModel(...args),
    loadSchema: async (...args) => (await engine()).loadSchema(...args),
    readSignature: async (...args) => (await engine()).readSignature(...args),
    readSelection: async (...args) => (await engine()).readSelection(...args),
    followSelection: async (...args) => (await engine()).followSelection(...args),
    goToCell: async (...args) => (await engine()).goToCell(...args),
    createRun: async (...args) => (await engine()).createRun(...args),
    previewRows: async (...args) => (await engine()).previewRows(...args),
    nextRequest: async (...args) => (await engine()).nextRequest(...args),
    sendRequest: async (...args) => (await engine()).sendRequest(...args),
    removeResultColumns: async (...args) => (await engine()).removeResultColumns(...args),
    readColumn: async (...args) => (await engine()).readColumn(...args),
  };
}
