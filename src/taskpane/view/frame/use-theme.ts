import { useSyncExternalStore } from "react";
import type { ThemeName, ThemeSource } from "../../services/pane-services";

/** Light or dark, as the host or the system has it now. */
export function useTheme(source: ThemeSource): ThemeName {
  return useSyncExternalStore(
    (listener) => source.subscribe(listener),
    () => source.current(),
  );
}
