import { useCallback, useState } from "react";
import type { PageMemory } from "../device/page-memory";

/** Widths of the task pane where Excel has it, in pixels. Source: Microsoft Learn, "Task panes in Office Add-ins". */
export const HOST_WIDTHS = [
  { widthPx: 270, host: "mac" },
  { widthPx: 320, host: "windows" },
  { widthPx: 350, host: "web" },
] as const;

/** The narrowest that Excel has; wider than the widest, a pane leaves too little of a sheet. */
export const LEAST_WIDTH_PX = 270;
export const MOST_WIDTH_PX = 640;
const USUAL_WIDTH_PX = 350;
const STEP_PX = 10;
const NAME = "pane-width";

/** As wide as a pane may be. */
export function withinWidths(widthPx: number): number {
  return Math.round(Math.min(MOST_WIDTH_PX, Math.max(LEAST_WIDTH_PX, widthPx)));
}

/**
 * The width that a key makes of another, as the pattern for window splitters has it; undefined for keys that mean nothing.
 * @param isMirrored whether the pane stands on the left
 */
export function widthByKey(widthPx: number, key: string, isMirrored: boolean): number | undefined {
  if (key === "Home") return LEAST_WIDTH_PX;
  if (key === "End") return MOST_WIDTH_PX;
  if (key === (isMirrored ? "ArrowRight" : "ArrowLeft")) return withinWidths(widthPx + STEP_PX);
  if (key === (isMirrored ? "ArrowLeft" : "ArrowRight")) return withinWidths(widthPx - STEP_PX);
  return undefined;
}

/** The width of the task pane in pixels, remembered on this device, and what changes it. */
export function usePaneWidth(memory: PageMemory): [widthPx: number, change: (widthPx: number) => void] {
  const [widthPx, setWidthPx] = useState(() => rememberedWidth(memory.read(NAME)));
  const change = useCallback(
    (next: number) => {
      memory.write(NAME, String(next));
      setWidthPx(next);
    },
    [memory],
  );
  return [widthPx, change];
}

function rememberedWidth(text: string | undefined): number {
  const widthPx = Number(text ?? "");
  return widthPx > 0 ? withinWidths(widthPx) : USUAL_WIDTH_PX;
}
