import { ArrowMoveRegular, DismissRegular } from "@fluentui/react-icons";
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import type { SheetChart } from "../../model/charts/sheet-chart";
import { CHART, chartLabel } from "../words/chart-words";
import type { FigureBar } from "./figure-bars";
import { ChartPlot } from "./ChartPlot";
import { firstPlace, nextCorner, steppedPlace, withinSheet, type BoxSize, type FigurePlace } from "./figure-place";
import { IconButton } from "../components/IconButton";

export interface ChartFigureProps {
  readonly chart: SheetChart;
  /** Undefined where its cells are gone. */
  readonly bars: readonly FigureBar[] | undefined;
  /** Among all charts of the sheet. */
  readonly index: number;
  readonly onDelete: () => void;
  /** The person is done with it. */
  readonly onLeave: () => void;
}

/** A chart that floats over the sheet: moved by its head, by arrow keys or by a button; deleted by a key or a button. */
export function ChartFigure({ chart, bars, index, onDelete, onLeave }: ChartFigureProps) {
  const figure = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<FigurePlace>();
  const grip = useRef<FigurePlace>(undefined);
  const moveTo = (next: FigurePlace): void => setPlace(withinSheet(next, ...boxesOf(figure.current)));
  useLayoutEffect(() => {
    const settle = (): void =>
      setPlace((now) => {
        const boxes = boxesOf(figure.current);
        return now === undefined ? firstPlace(index, ...boxes) : withinSheet(now, ...boxes);
      });
    settle();
    window.addEventListener("resize", settle);
    return () => window.removeEventListener("resize", settle);
  }, [index]);
  const { x, y } = place ?? { x: 0, y: 0 };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = event.target === figure.current ? steppedPlace({ x, y }, event.key) : undefined;
    if (next) moveTo(next);
    else if (event.target === figure.current && (event.key === "Delete" || event.key === "Backspace")) onDelete();
    else if (event.key === "Escape") onLeave();
    else return;
    event.preventDefault();
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0 || (event.target as Element).closest("button")) return;
    grip.current = { x: event.clientX - x, y: event.clientY - y };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (grip.current) moveTo({ x: event.clientX - grip.current.x, y: event.clientY - grip.current.y });
  };
  const drop = (): void => {
    grip.current = undefined;
  };
  const title = chart.title || chart.name;
  return (
    <div
      ref={figure}
      role="group"
      className="chart-figure"
      tabIndex={0}
      data-chart={chart.id}
      aria-label={chartLabel(title)}
      aria-description={CHART.keys}
      style={{ insetInlineStart: x, insetBlockStart: y }}
      onKeyDown={onKeyDown}
    >
      <div
        className="chart-head"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={drop}
        onPointerCancel={drop}
      >
        <div className="chart-title">{title}</div>
        <IconButton
          icon={<ArrowMoveRegular />}
          label={CHART.move}
          hint={CHART.moveHint}
          onPress={() => moveTo(nextCorner({ x, y }, ...boxesOf(figure.current)))}
        />
        <IconButton icon={<DismissRegular />} label={CHART.delete} hint={CHART.deleteHint} onPress={onDelete} />
      </div>
      {bars === undefined || bars.length === 0 ? (
        <p className="chart-empty">{bars === undefined ? CHART.cellsGone : CHART.noNumbers}</p>
      ) : (
        <div role="img" aria-label={barsText(bars)}>
          <ChartPlot
            bars={bars}
            isDense={chart.kind === "Histogram"}
            categoryTitle={chart.categoryTitle}
            valueTitle={chart.valueTitle}
          />
        </div>
      )}
    </div>
  );
}

function boxesOf(figure: HTMLElement | null): [figure: BoxSize, sheet: BoxSize] {
  const sizeOf = (element: Element | null | undefined): BoxSize => ({
    width: element?.clientWidth ?? 0,
    height: element?.clientHeight ?? 0,
  });
  return [sizeOf(figure), sizeOf(figure?.parentElement)];
}

function barsText(bars: readonly FigureBar[]): string {
  return bars.map(({ label, value }) => `${label}: ${value.toLocaleString()}`).join("; ");
}
