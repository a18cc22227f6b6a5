import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useMemo, type ReactNode } from "react";
import type { ResultColumns } from "../../../scoring/ports";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { chartBars, type ChartBar, type ChartBars } from "./chart-bars";
import { useColumn } from "./use-column";
import { chartWords } from "../words/result-words";

export interface PredictionChartProps {
  readonly resultColumns: ResultColumns;
}

const HISTOGRAM_HEIGHT = 64;

const fill = {
  fill: tokens.colorCompoundBrandBackground,
  "@media (forced-colors: active)": { fill: "CanvasText", forcedColorAdjust: "none" },
} as const;

const useStyles = makeStyles({
  /** As high as a histogram, or bars of four classes. */
  figure: { margin: 0, minHeight: `calc(${HISTOGRAM_HEIGHT}px + 2 * ${tokens.lineHeightBase200})` },
  histogram: { display: "block", width: "100%", height: `${HISTOGRAM_HEIGHT}px` },
  bar: fill,
  ends: { display: "flex", justifyContent: "space-between" },
  classRow: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 40%) 1fr auto",
    columnGap: tokens.spacingHorizontalS,
    alignItems: "center",
    fontSize: tokens.fontSizeBase200,
  },
  className: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  classBar: { width: "100%", height: "10px", display: "block" },
});

/** The first result column at a glance: a histogram of numbers, bars for classes; nothing when it could not be read. */
export function PredictionChart({ resultColumns }: PredictionChartProps) {
  const header = resultColumns.headers[0] ?? "";
  const cells = useColumn(resultColumns, resultColumns.headers[0]);
  const formats = useFormats();
  const styles = useStyles();
  const texts = useTextStyles();
  const chart = useMemo(() => cells && chartBars(cells, (value) => formats.rough(value)), [cells, formats]);
  // Its place is kept while the column is read: the pane would scroll on when it comes, with what is about to be pressed.
  if (cells === undefined) return <div className={styles.figure} />;
  if (chart === undefined) return null;
  return (
    <figure className={styles.figure}>
      <figcaption className={texts.label}>{header}</figcaption>
      <div role="img" aria-label={chartWords(header, chart.bars, formats)}>
        {chart.kind === "histogram" ? (
          <Histogram bars={chart.bars} ends={chart.ends} />
        ) : (
          <ClassBars bars={chart.bars} />
        )}
      </div>
    </figure>
  );
}

interface HistogramProps {
  readonly bars: readonly ChartBar[];
  readonly ends: ChartBars["ends"] | undefined;
}

function Histogram({ bars, ends }: HistogramProps): ReactNode {
  const styles = useStyles();
  const texts = useTextStyles();
  const highest = Math.max(...bars.map((bar) => bar.count));
  return (
    <>
      <svg className={styles.histogram} viewBox={`0 0 ${bars.length} ${HISTOGRAM_HEIGHT}`} preserveAspectRatio="none">
        {bars.map((bar, index) => {
          const height = (bar.count / highest) * HISTOGRAM_HEIGHT;
          return (
            <rect
              key={bar.label}
              className={styles.bar}
              x={index + 0.06}
              width={0.88}
              y={HISTOGRAM_HEIGHT - height}
              height={height}
            />
          );
        })}
      </svg>
      <div className={mergeClasses(texts.hint, styles.ends)}>
        <span>{ends?.[0]}</span>
        <span>{ends?.[1]}</span>
      </div>
    </>
  );
}

function ClassBars({ bars }: { readonly bars: readonly ChartBar[] }): ReactNode {
  const formats = useFormats();
  const styles = useStyles();
  const highest = Math.max(...bars.map((bar) => bar.count));
  return bars.map((bar) => (
    <div key={bar.label} className={styles.classRow}>
      <span className={styles.className} title={bar.label}>
        {bar.label}
      </span>
      <svg className={styles.classBar} viewBox="0 0 100 10" preserveAspectRatio="none">
        <rect className={styles.bar} width={(100 * bar.count) / highest} height={10} />
      </svg>
      <span>{formats.count(bar.count)}</span>
    </div>
  ));
}
