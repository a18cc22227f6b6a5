import type { Later } from "../../../src/taskpane/services/pane-services";

/** A port that has arrived already. */
export function here<Port>(port: Port): Later<Port> {
  return () => Promise.resolve(port);
}
