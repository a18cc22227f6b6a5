import { createContext, useContext, useEffect, useState } from "react";
import { BROWSER_CLOCK } from "../../platform/browser-clock";
import type { PaneServices } from "../../services/pane-services";

export type CopyOutcome = "none" | "copied" | "refused";

/** How long "Copied" is shown: long enough to be read, gone before it is in the way. */
const SHOWN_MS = 2_000;

/** Where copied texts go; without a clipboard every copy is refused. */
export const CopyContext = createContext<Pick<PaneServices, "copyText" | "clock">>({
  copyText: () => Promise.reject(new Error("There is no clipboard.")),
  clock: BROWSER_CLOCK,
});

/** Copies a text and says how that went. "copied" passes after two seconds, "refused" stays. */
export function useCopy(): { readonly outcome: CopyOutcome; readonly copy: (text: string) => Promise<void> } {
  const services = useContext(CopyContext);
  const [outcome, setOutcome] = useState<CopyOutcome>("none");
  useEffect(() => {
    if (outcome !== "copied") return;
    return services.clock.after(SHOWN_MS, () => setOutcome("none"));
  }, [outcome, services.clock]);
  const copy = (text: string) =>
    services.copyText(text).then(
      () => setOutcome("copied"),
      () => setOutcome("refused"),
    );
  return { outcome, copy };
}
