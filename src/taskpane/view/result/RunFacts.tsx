import { makeStyles, tokens } from "@fluentui/react-components";
import { endpointUrl } from "../../../endpoint/addresses/endpoint-address";
import type { RunSummary } from "../../../scoring/run-status";
import type { RunState } from "../../state/run/run-session";
import { CopyButton } from "../parts/CopyButton";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { PART_WORDS } from "../words/part-words";
import { FACT_NAMES } from "../words/result-words";

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
    [FACT_NAMES.source, summary.label],
    [FACT_NAMES.scored, formats.count(summary.scored)],
    [FACT_NAMES.failed, formats.count(summary.failed)],
    [FACT_NAMES.untouched, formats.count(summary.untouched)],
    [FACT_NAMES.requests, formats.count(summary.batches)],
    [FACT_NAMES.time, formats.duration(summary.elapsedMs)],
    ...(order === undefined
      ? []
      : ([
          [FACT_NAMES.sentTo, endpointUrl(order.address)],
          [FACT_NAMES.columns, order.columns.map((one) => one.inputName).join(", ")],
          [FACT_NAMES.format, order.plan.inputs.format],
        ] as const)),
    [FACT_NAMES.answeredBy, summary.servedModelNames.join(", ") || FACT_NAMES.notSaid],
  ];
  return (
    <details className={texts.details}>
      <summary>{PART_WORDS.details}</summary>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} value`}>{value}</dd>])}
      </dl>
      <CopyButton size="small" text={() => facts.map((fact) => fact.join(": ")).join("\n")}>
        {PART_WORDS.copyDetails}
      </CopyButton>
    </details>
  );
}
