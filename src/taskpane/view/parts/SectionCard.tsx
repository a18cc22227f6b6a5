import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ChevronDown16Regular } from "@fluentui/react-icons/svg/chevron-down";
import { useId, type ComponentProps, type ReactNode, type Ref } from "react";
import { StatusIcon, type StepState } from "./StatusIcon";
import { useTextStyles } from "./text-styles";

/** What the header of a section says. */
export interface SectionHeader {
  readonly title: string;
  /** One line that says all there is to know while the section is closed. */
  readonly summary: ReactNode;
  /** How the step stands; absent for what is no step of the path. */
  readonly state?: StepState;
  /** Shown where the state of a step would be. */
  readonly icon?: ReactNode;
}

export interface SectionCardProps extends SectionHeader {
  readonly isOpen?: boolean;
  readonly onToggle?: () => void;
  readonly cardRef?: Ref<HTMLElement>;
  readonly headerRef?: Ref<HTMLButtonElement>;
  /** What is to be told of the body. */
  readonly body?: ComponentProps<"div">;
  readonly children?: ReactNode;
}

const useStyles = makeStyles({
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  heading: { margin: 0, font: "inherit" },
  header: {
    appearance: "none",
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    width: "100%",
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    border: "none",
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground1,
    font: "inherit",
    textAlign: "start",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  title: { display: "block", fontWeight: tokens.fontWeightSemibold, lineHeight: tokens.lineHeightBase300 },
  summary: { display: "block" },
  chevron: { flexShrink: 0, color: tokens.colorNeutralForeground3, transitionDuration: tokens.durationFaster },
  turned: { transform: "rotate(180deg)" },
  body: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}` },
});

/** A section as it looks: a header that is a button, and a body that is shown while it is open. In the first frame there is no more to it. */
export function SectionCard({
  title,
  summary,
  state,
  icon,
  isOpen = false,
  onToggle,
  cardRef,
  headerRef,
  body,
  children,
}: SectionCardProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const bodyId = useId();
  return (
    <section ref={cardRef} className={styles.card} aria-label={title}>
      <h2 className={styles.heading}>
        <button
          ref={headerRef}
          type="button"
          className={styles.header}
          aria-expanded={isOpen}
          aria-controls={bodyId}
          onClick={onToggle}
        >
          {state === undefined ? icon : <StatusIcon state={state} />}
          <span className={texts.growing}>
            <span className={styles.title}>{title}</span>
            <span className={mergeClasses(styles.summary, texts.hint, texts.wrapping)}>{summary}</span>
          </span>
          <ChevronDown16Regular aria-hidden className={mergeClasses(styles.chevron, isOpen && styles.turned)} />
        </button>
      </h2>
      <div id={bodyId} className={styles.body} hidden={!isOpen} {...body}>
        {children}
      </div>
    </section>
  );
}
