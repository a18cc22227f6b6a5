import { PaneSession } from "../../../src/taskpane/state/pane-session";
import type { Warehousing } from "../../../src/taskpane/state/warehouse/late-warehouse";
import { FakePane } from "./fake-pane";
import { DEMO } from "./pane-data";
import { settle } from "./settle";

export const VOLUME = "/Volumes/main/default/uploads";

/** The demo models, in a workspace whose relay lets tables through to its warehouses. */
export const WITH_WAREHOUSES = { ...DEMO, warehouses: { volume: VOLUME } };

/** A pane beside such a relay. */
export function paneWithWarehouses(upstream = WITH_WAREHOUSES): FakePane {
  const pane = new FakePane();
  pane.signIn.upstreams = [upstream];
  return pane;
}

export interface OpenedWarehouse extends Warehousing {
  readonly pane: FakePane;
  readonly session: PaneSession;
}

/** Connected to it, with its code there and its warehouses asked for. */
export async function openedWarehouse(pane = paneWithWarehouses()): Promise<OpenedWarehouse> {
  const session = new PaneSession(pane.services);
  session.open();
  await settle();
  await session.warehouse.load();
  await settle();
  const { warehouse } = session.warehouse.getState();
  const connection = session.connection.getState();
  if (warehouse === undefined || connection.phase !== "connected") throw new Error("The pane is not connected.");
  await warehouse.handOver.list(connection.connection);
  return { pane, session, ...warehouse };
}
