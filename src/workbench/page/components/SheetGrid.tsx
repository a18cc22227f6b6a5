import { useEffect, useRef } from "react";
import type { GridActions, GridContent } from "../grid/grid-content";
import { GridView } from "../grid/grid-view";
import type { GridSelection } from "../grid/grid-selection";

export interface SheetGridProps {
  /** Another object means another sheet, or other column widths. */
  readonly content: GridContent;
  readonly label: string;
  readonly selection: GridSelection;
  /** Changes whenever cells may look different. */
  readonly version: number;
  readonly actions: GridActions;
}

/** The sheet's cells. */
export function SheetGrid({ content, label, selection, version, actions }: SheetGridProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<GridView>(null);
  useEffect(() => {
    const created = new GridView(host.current!, actions);
    view.current = created;
    return () => created.destroy();
  }, [actions]);
  useEffect(() => view.current?.show(content, label), [content, label, actions]);
  useEffect(() => view.current?.refresh(), [version]);
  const { active, end } = selection;
  useEffect(
    () => view.current?.showSelection({ active, end }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- positions are compared by what they say
    [active.row, active.column, end.row, end.column, content],
  );
  return <div ref={host} className="sheet-grid" dir="ltr" data-region="revo-grid" />;
}
