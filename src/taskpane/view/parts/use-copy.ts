import { useEffect, useState } from "react";
import { useServices } from "./use-pane";

export type CopyOutcome = "none" | "copied" | "refused";

/** How long "Copied" is shown: long enough to be read, gone before it is in the way. */
const SHOWN_MS = 2_000;

/** Copies a text and says how that went. "copied" passes after two seconds, "refused" stays. */
export function useCopy(): { readonly outcome: CopyOutcome; readonly copy: (text: string) => Promise<void> } {
  const services = useServices();
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
