import type { KeyboardEvent, PointerEvent } from "react";
import { PAGE } from "../words/page-words";
import { LEAST_WIDTH_PX, MOST_WIDTH_PX, widthByKey, withinWidths } from "./pane-width";

export interface PaneDividerProps {
  /** The `id` of the pane. */
  readonly paneId: string;
  readonly widthPx: number;
  readonly onChange: (widthPx: number) => void;
}

/** Between sheet and pane: dragged, or moved by arrow keys, it makes the pane wider or narrower. */
export function PaneDivider({ paneId, widthPx, onChange }: PaneDividerProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = widthByKey(widthPx, event.key, isMirrored());
    if (next === undefined) return;
    event.preventDefault();
    onChange(next);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = ({ currentTarget, pointerId, clientX }: PointerEvent<HTMLElement>): void => {
    const pane = document.getElementById(paneId)?.getBoundingClientRect();
    if (pane === undefined || !currentTarget.hasPointerCapture(pointerId)) return;
    onChange(withinWidths(isMirrored() ? clientX - pane.left : pane.right - clientX));
  };
  return (
    <div
      role="separator"
      className="pane-divider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={PAGE.paneDivider}
      aria-controls={paneId}
      aria-valuenow={widthPx}
      aria-valuemin={LEAST_WIDTH_PX}
      aria-valuemax={MOST_WIDTH_PX}
      title={PAGE.paneDivider}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
    />
  );
}

function isMirrored(): boolean {
  return document.documentElement.dir === "rtl";
}
