import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Info20Regular } from "@fluentui/react-icons/svg/info";
import { useEffect, useState } from "react";
import type { Finding } from "../../../excel/trial/assumption";
import { ASSUMPTIONS } from "../../../excel/trial/assumptions";
import { TrialSession } from "../../state/settings/trial-session";
import { CopyButton } from "../parts/CopyButton";
import { ErrorNote } from "../parts/ErrorNote";
import { StatusIcon, type StepState } from "../parts/StatusIcon";
import { useTextStyles } from "../parts/text-styles";
import { useServices } from "../parts/use-pane";
import { useSubscribable } from "../parts/use-subscribable";
import {
  assumptionTitle,
  findingWords,
  needsPerson,
  ONLY_EYES,
  TRIAL_WORDS,
  trialProgress,
  trialReport,
  trialSummary,
} from "../words/settings/trial-words";

const useStyles = makeStyles({
  finding: { display: "flex", gap: tokens.spacingHorizontalXS, paddingBlock: "2px" },
  minded: { display: "inline-flex", flexShrink: 0, height: "20px", color: tokens.colorNeutralForeground3 },
  eyes: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
});

/** Tries what Scoresheet assumes of Excel, and says what is so here. */
export function ExcelTrial() {
  const services = useServices();
  const [session] = useState(() => new TrialSession(services));
  const state = useSubscribable(session);
  const texts = useTextStyles();
  useEffect(() => () => session.cancel(), [session]);
  const isTrying = state.phase === "trying";
  const findings = state.phase === "trying" ? state.findings : state.phase === "done" ? state.trial.findings : [];
  return (
    <div className={texts.stack}>
      <div className={texts.hint}>{TRIAL_WORDS.hint}</div>
      <div className={texts.row}>
        <Button size="small" onClick={() => (isTrying ? session.cancel() : void session.start())}>
          {isTrying ? TRIAL_WORDS.cancel : TRIAL_WORDS.start}
        </Button>
        {state.phase === "done" && (
          <CopyButton size="small" text={() => trialReport(state.trial.about, state.trial.findings)}>
            {TRIAL_WORDS.copy}
          </CopyButton>
        )}
      </div>
      <div role="status" className={texts.strong}>
        {isTrying && trialProgress(findings.length, ASSUMPTIONS.length)}
        {state.phase === "done" && trialSummary(findings)}
      </div>
      {state.phase === "failed" && <ErrorNote error={state.error} />}
      {findings.length > 0 && <Findings findings={findings} />}
      {state.phase === "done" && <OnlyEyes />}
    </div>
  );
}

const STATES: Readonly<Record<Finding["outcome"], StepState>> = {
  held: "good",
  "not-held": "warning",
  "not-tried": "open",
};

/** What is otherwise here and made up for is no warning. */
function FindingIcon({ finding }: { readonly finding: Finding }) {
  const styles = useStyles();
  const texts = useTextStyles();
  if (finding.outcome !== "not-held" || needsPerson(finding)) return <StatusIcon state={STATES[finding.outcome]} />;
  return (
    <span className={styles.minded}>
      <Info20Regular aria-hidden />
      <span className={texts.hidden}>{TRIAL_WORDS.takenCareOf}</span>
    </span>
  );
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const styles = useStyles();
  const texts = useTextStyles();
  return (
    <ul className={texts.plainList} aria-label={TRIAL_WORDS.findings}>
      {findings.map((finding) => (
        <li key={finding.id} className={styles.finding}>
          <FindingIcon finding={finding} />
          <div className={texts.wrapping}>
            {assumptionTitle(finding.id)}
            {finding.outcome !== "held" && <div className={texts.hint}>{findingWords(finding)}</div>}
          </div>
        </li>
      ))}
    </ul>
  );
}

function OnlyEyes() {
  const styles = useStyles();
  const texts = useTextStyles();
  return (
    <div>
      <div className={texts.label}>{TRIAL_WORDS.onlyEyes}</div>
      <ul className={styles.eyes}>
        {ONLY_EYES.map((line) => (
          <li key={line} className={texts.hint}>
            {line}
          </li>
        ))}
      </ul>
    </div>
  );
}
