import { useMemo } from "react";
import { rightOf } from "../../model/areas/area";
import type { SheetChart } from "../../model/charts/sheet-chart";
import { cellsOfChart, type ChartCells } from "../../model/edits/chart-cells";
import { deleteChart } from "../session/sheet-deeds";
import type { WorkbenchSession } from "../session/workbench-session";
import { figureBars } from "./figure-bars";
import { ChartFigure } from "./ChartFigure";

export interface SheetChartsProps {
  readonly session: WorkbenchSession;
  /** Brings the keyboard back to the sheet. */
  readonly onLeave: () => void;
}

/** The charts of the sheet that is shown, over its cells. */
export function SheetCharts({ session, onLeave }: SheetChartsProps) {
  const { charts } = session.sheet;
  if (charts.length === 0) return null;
  return (
    <div className="sheet-charts" dir="ltr" data-region="[data-chart]">
      {charts.map((chart, index) => (
        <Chart key={chart.id} session={session} chart={chart} index={index} onLeave={onLeave} />
      ))}
    </div>
  );
}

interface ChartProps extends SheetChartsProps {
  readonly chart: SheetChart;
  readonly index: number;
}

function Chart({ session, chart, index, onLeave }: ChartProps) {
  const cells = cellsOfChart(session.opened.model, chart);
  const version = cells && versionOf(cells);
  const bars = useMemo(
    () => cells && figureBars(chart.kind, cells),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the cells are others once there is another version
    [chart.kind, version],
  );
  return (
    <ChartFigure
      chart={chart}
      bars={bars}
      index={index}
      onDelete={() => {
        session.apply(deleteChart(chart.id));
        onLeave();
      }}
      onLeave={onLeave}
    />
  );
}

/** Another text whenever the chart may show something else. */
function versionOf({ sheet, area }: ChartCells): string {
  const columns: unknown[] = [];
  for (let column = area.column; column < rightOf(area); column++) columns.push(sheet.columnAt(column)?.version);
  return JSON.stringify([sheet.id, area, sheet.hiddenRowCount(area), columns]);
}
