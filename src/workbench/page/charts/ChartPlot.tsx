import type { FigureBar } from "./figure-bars";

export interface ChartPlotProps {
  readonly bars: readonly FigureBar[];
  /** Bars beside each other without gaps. */
  readonly isDense: boolean;
  readonly categoryTitle: string;
  readonly valueTitle: string;
}

const WIDTH = 340;
const HEIGHT = 190;
const [LEFT, RIGHT, TOP] = [46, WIDTH - 14, 8];
/** Width of a character of a label, on average. */
const CHARACTER = 6;
/** A label that has room for fewer says nothing. */
const LEAST_LABEL = 8;

/** Bars over an axis of names, beside an axis of numbers. What it shows is said by whoever holds it. */
export function ChartPlot({ bars, isDense, categoryTitle, valueTitle }: ChartPlotProps) {
  const bottom = HEIGHT - (categoryTitle === "" ? 20 : 38);
  const top = niceTop(Math.max(...bars.map(({ value }) => value), 0));
  const step = (RIGHT - LEFT) / bars.length;
  const yOf = (value: number): number => bottom - (value / top) * (bottom - TOP);
  const gap = isDense ? 0.04 : 0.2;
  return (
    <svg className="chart-plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {[0, top / 2, top].map((value) => (
        <g key={value}>
          <line x1={LEFT} x2={RIGHT} y1={yOf(value)} y2={yOf(value)} className={value === 0 ? "axis" : "line"} />
          <text x={LEFT - 4} y={yOf(value) + 4} textAnchor="end">
            {value.toLocaleString()}
          </text>
        </g>
      ))}
      {bars.map(({ label, value }, index) => (
        <rect
          key={`${index} ${label}`}
          className="bar"
          x={LEFT + step * (index + gap)}
          width={step * (1 - 2 * gap)}
          y={yOf(value)}
          height={bottom - yOf(value)}
        >
          <title>{`${label}: ${value.toLocaleString()}`}</title>
        </rect>
      ))}
      {labelsOf(bars, step).map(([place, label]) => (
        <text key={place} x={LEFT + step * place} y={bottom + 14} textAnchor="middle">
          {label}
        </text>
      ))}
      <text x={(LEFT + RIGHT) / 2} y={HEIGHT - 6} textAnchor="middle" className="axis-title">
        {categoryTitle}
      </text>
      <text transform={`translate(11 ${(TOP + bottom) / 2}) rotate(-90)`} textAnchor="middle" className="axis-title">
        {valueTitle}
      </text>
    </svg>
  );
}

/** What stands below the axis and where, in bars from the start: as many labels as there is room for. */
function labelsOf(bars: readonly FigureBar[], step: number): readonly (readonly [place: number, label: string])[] {
  const last = bars.at(-1)?.ends?.[1];
  const all = bars.map(({ label, ends }, index) =>
    ends === undefined ? ([index + 0.5, label] as const) : ([index, ends[0]] as const),
  );
  const every = Math.max(1, Math.ceil((LEAST_LABEL * CHARACTER) / step));
  const room = Math.floor((step * every) / CHARACTER) - 1;
  const labels = last === undefined ? all : [...all, [bars.length, last] as const];
  return labels.filter((_, index) => index % every === 0).map(([place, label]) => [place, shortened(label, room)]);
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
