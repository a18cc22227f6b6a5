import { useEffect, useState } from "react";
import type { ResultColumns } from "../../../scoring/ports";
import { useServices } from "../parts/use-pane";

/** Rows whose fills are looked at unasked: one request. */
const FEW_ROWS = 20_000;

/**
 * Whether cells of result columns bear marks that can be taken away, as the sheet said when it was last asked; larger columns may.
 * @param isAsked it is looked at each time this comes to be so
 */
export function useHasMarks(
  resultColumns: ResultColumns | undefined,
  rowCount: number,
  isAsked: boolean,
): readonly [hasMarks: boolean, setHasMarks: (hasMarks: boolean) => void] {
  const services = useServices();
  const [hasMarks, setHasMarks] = useState(false);
  useEffect(() => {
    if (!isAsked || resultColumns === undefined) return;
    let isCurrent = true;
    const tell = (isAny: boolean): void => (isCurrent ? setHasMarks(isAny) : undefined);
    if (rowCount > FEW_ROWS) tell(true);
    else {
      void services
        .sheet()
        .then((sheet) => sheet.results())
        .then((results) => results.hasMarks(resultColumns))
        .then(tell, () => tell(true));
    }
    return () => void (isCurrent = false);
  }, [services, resultColumns, rowCount, isAsked]);
  return [hasMarks, setHasMarks];
}
