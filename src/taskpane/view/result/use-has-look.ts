import { useEffect, useState } from "react";
import type { ResultColumns } from "../../../scoring/ports";
import { isLookKnown, lookAt, looksOf } from "../../state/look/look-session";
import { useServices } from "../parts/use-pane";
import { useSubscribable } from "../parts/use-subscribable";

/**
 * Whether a result column has a look that can be taken away: one that this pane has given it, or an earlier one, for which the sheet is looked at.
 * Where the sheet does not say, it may have one.
 */
export function useHasLook(resultColumns: ResultColumns, header: string): boolean {
  const services = useServices();
  const state = useSubscribable(looksOf(services));
  const [found, setFound] = useState<{ readonly header: string; readonly hasLook: boolean }>();
  const isKnown = isLookKnown(state, resultColumns, header);
  useEffect(() => {
    if (isKnown) return;
    let isCurrent = true;
    const tell = (hasLook: boolean): void => (isCurrent ? setFound({ header, hasLook }) : undefined);
    void services
      .sheet()
      .then((sheet) => sheet.results())
      .then((results) => results.hasLook(resultColumns, header))
      .then(tell, () => tell(true));
    return () => void (isCurrent = false);
  }, [services, resultColumns, header, isKnown]);
  if (isKnown) return Object.keys(lookAt(state, resultColumns, header)).length > 0;
  return found?.header === header && found.hasLook;
}
