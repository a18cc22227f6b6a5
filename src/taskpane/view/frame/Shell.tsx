import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Code20Regular } from "@fluentui/react-icons/svg/code";
import { useId } from "react";
import type { PaneServices } from "../../services/pane-services";
import { readColumnName, rememberedSettings } from "../../state/settings/remembered-settings";
import { SectionCard } from "../parts/SectionCard";
import { useTextStyles } from "../parts/text-styles";
import { FIRST_SUMMARIES, IDLE_FOOTER, SECTION_TITLES } from "../words/shell-words";
import { useFooterStyles } from "./footer-styles";
import { PaneFrame } from "./PaneFrame";

const useStyles = makeStyles({
  /** Fluent's large primary button when it is off, whose own styles are 25 kB: too much to wait for. Source: react-button, useButtonStyles. */
  button: {
    boxSizing: "border-box",
    minWidth: "96px",
    margin: 0,
    padding: `8px ${tokens.spacingHorizontalL}`,
    border: `${tokens.strokeWidthThin} solid transparent`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackgroundDisabled,
    color: tokens.colorNeutralForegroundDisabled,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase400,
    cursor: "not-allowed",
    "@media (forced-colors: active)": {
      backgroundColor: "ButtonFace",
      border: "1px solid GrayText",
      color: "GrayText",
    },
  },
});

/** To the eye the pane while it knows nothing, shown until the code has come that finds something out. */
export function Shell({ memory }: Pick<PaneServices, "memory">) {
  const columnName = readColumnName(rememberedSettings(memory)["columnName"]);
  const { connection, model, data, score, console } = FIRST_SUMMARIES;
  return (
    <PaneFrame footer={<IdleFooter />}>
      <SectionCard title={SECTION_TITLES.connection} summary={connection} state="busy" />
      <SectionCard title={SECTION_TITLES.model} summary={model} state="open" />
      <SectionCard title={SECTION_TITLES.data} summary={data} state="busy" />
      <SectionCard title={SECTION_TITLES.score} summary={score(columnName)} state="open" />
      <SectionCard
        title={SECTION_TITLES.console}
        summary={console}
        icon={<Code20Regular aria-hidden style={{ flexShrink: 0 }} />}
      />
    </PaneFrame>
  );
}

function IdleFooter() {
  const styles = useStyles();
  const footer = useFooterStyles();
  const texts = useTextStyles();
  const hintId = useId();
  return (
    <footer className={footer.footer}>
      <button
        type="button"
        className={mergeClasses(styles.button, footer.button)}
        aria-disabled="true"
        aria-describedby={hintId}
      >
        {IDLE_FOOTER.button}
      </button>
      <div id={hintId} className={mergeClasses(texts.hint, texts.wrapping)}>
        {IDLE_FOOTER.notConnected}
      </div>
    </footer>
  );
}
