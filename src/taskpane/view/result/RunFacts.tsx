import { makeStyles, tokens } from "@fluentui/react-components";
import type { RunSummary } from "../../../scoring/run-status";
import type { RunState } from "../../state/run/run-session";
import { CopyButton } from "../parts/CopyButton";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";

export interface RunFactsProps {
  readonly run: RunState;
  readonly summary: RunSummary;
}

const useStyles = makeStyles({
  facts: {
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    columnGap: tokens.spacingHorizontalS,
    margin: `${tokens.spacingVerticalXS} 0`,
    "& dt": { color: tokens.colorNeutralForeground2 },
    "& dd": { margin: 0, overflowWrap: "anywhere" },
  },
});

/** The figures of a run, for someone who asks where a number came from. */
export function RunFacts({ run, summary }: RunFactsProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const { order } = run;
  const facts: readonly (readonly [string, string])[] = [
    ["Source", summary.label],
    ["Scored", formats.count(summary.scored)],
    ["Failed", formats.count(summary.failed)],
    ["Not reached", formats.count(summary.untouched)],
    ["Requests", formats.count(summary.batches)],
    ["Time", formats.duration(summary.elapsedMs)],
    ...(order === undefined
      ? []
      : ([
          ["Sent to", order.connection.upstream.origin + order.route],
          ["Columns", order.columns.map((one) => one.inputName).join(", ")],
          ["Format", order.plan.inputs.format],
        ] as const)),
    ["Answered by", summary.servedModelNames.join(", ") || "not said"],
  ];
  return (
    <details className={texts.details}>
      <summary>Details</summary>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}
      </dl>
      <CopyButton size="small" text={() => facts.map((fact) => fact.join(": ")).join("\n")}>
        Copy details
      </CopyButton>
    </details>
  );
}
