import type { RegionStep } from "../regions/regions";

/** How Office.js tells that a key leaves the pane, and how it is told that one enters. Source: `OSF.AgaveHostAction`. */
const HostAction = { ctrlF6In: 4, ctrlF6Exit: 5, ctrlF6ExitShift: 6, tabExit: 13, tabExitShift: 14 } as const;
/** Why the pane gives the keyboard back: it found nothing in it that could take it. */
const NothingToFocus = { forward: 17, back: 18 } as const;

/** What the pane is told when the keyboard comes to it by F6: its first button or field takes it. */
export const ENTER_PANE: readonly unknown[] = [HostAction.ctrlF6In];

/**
 * Which way the keyboard leaves the pane, or undefined when it stays.
 * @param notice arguments of `ContextActivationManager_notifyHost`: id of the pane, action, details
 */
export function stepOutOfPane(notice: unknown): RegionStep | undefined {
  switch (Array.isArray(notice) ? (notice as unknown[])[1] : undefined) {
    case HostAction.ctrlF6Exit:
    case HostAction.tabExit:
    case NothingToFocus.forward:
      return 1;
    case HostAction.ctrlF6ExitShift:
    case HostAction.tabExitShift:
    case NothingToFocus.back:
      return -1;
    default:
      return undefined;
  }
}
