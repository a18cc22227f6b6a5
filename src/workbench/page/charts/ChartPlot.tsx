import type { FigureBar } from "./figure-bars";

export interface ChartPlotProps {
  readonly bars: readonly FigureBar[];
  /** Bars without gaps, as of a histogram. */
  readonly isDense: boolean;
  readonly categoryTitle: string;
  readonly valueTitle: string;
}

const WIDTH = 340;
const HEIGHT = 190;
const PLOT = { left: 46, right: WIDTH - 8, top: 8, bottom: HEIGHT - 38 };
/** Width of a character of a label, on average. */
const CHARACTER = 6;

/** Bars over an axis of names, beside an axis of numbers. What it shows is said by whoever holds it. */
export function ChartPlot({ bars, isDense, categoryTitle, valueTitle }: ChartPlotProps) {
  const top = niceTop(Math.max(...bars.map(({ value }) => value), 0));
  const step = (PLOT.right - PLOT.left) / bars.length;
  const yOf = (value: number): number => PLOT.bottom - (value / top) * (PLOT.bottom - PLOT.top);
  // As many labels as have room for eight characters; of fewer bars each.
  const every = Math.max(1, Math.ceil((8 * CHARACTER) / step));
  const room = Math.floor((step * every) / CHARACTER) - 1;
  const gap = isDense ? 0.04 : 0.2;
  return (
    <svg className="chart-plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {[0, top / 2, top].map((value) => (
        <g key={value}>
          <line
            x1={PLOT.left}
            x2={PLOT.right}
            y1={yOf(value)}
            y2={yOf(value)}
            className={value === 0 ? "axis" : "line"}
          />
          <text x={PLOT.left - 4} y={yOf(value) + 4} textAnchor="end">
            {value.toLocaleString("en-US")}
          </text>
        </g>
      ))}
      {bars.map(({ label, value }, index) => (
        <g key={`${index} ${label}`}>
          <rect
            className="bar"
            x={PLOT.left + step * (index + gap)}
            width={step * (1 - 2 * gap)}
            y={yOf(value)}
            height={PLOT.bottom - yOf(value)}
          >
            <title>{`${label}: ${value.toLocaleString("en-US")}`}</title>
          </rect>
          {index % every === 0 && (
            <text x={PLOT.left + step * (index + 0.5)} y={PLOT.bottom + 14} textAnchor="middle">
              {shortened(label, room)}
            </text>
          )}
        </g>
      ))}
      <text x={(PLOT.left + PLOT.right) / 2} y={HEIGHT - 6} textAnchor="middle" className="axis-title">
        {categoryTitle}
      </text>
      <text
        transform={`translate(11 ${(PLOT.top + PLOT.bottom) / 2}) rotate(-90)`}
        textAnchor="middle"
        className="axis-title"
      >
        {valueTitle}
      </text>
    </svg>
  );
}

/** The next number that an axis ends well at: 2, 4, 6, 10, 20 ... */
function niceTop(highest: number): number {
  if (highest <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(highest));
  return ([1, 2, 4, 6, 8, 10].find((step) => step * power >= highest) ?? 10) * power;
}

function shortened(label: string, characters: number): string {
  return label.length <= characters ? label : `${label.slice(0, Math.max(1, characters - 1))}…`;
}
