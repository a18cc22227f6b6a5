import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ChevronDown16Regular } from "@fluentui/react-icons/svg/chevron-down";
import { Suspense, useContext, useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { AttentionContext, type AskedPlace } from "../attention/attention";
import { StatusIcon, type StepState } from "./StatusIcon";
import { useTextStyles } from "./text-styles";
import { useSubscribable } from "./use-subscribable";

export interface SectionProps {
  /** By which it is asked for; absent where it never is. */
  readonly name?: AskedPlace["section"];
  readonly title: string;
  /** One line that says all there is to know while the section is closed. */
  readonly summary: ReactNode;
  /** How the step stands; absent for what is no step of the path. */
  readonly state?: StepState;
  /** Shown where the state of a step would be. */
  readonly icon?: ReactNode;
  /** Whether the section is opened without being asked, because the analyst must do something in it. */
  readonly isNeeded: boolean;
  /** Once used, it stays open although nothing is left to do, until another step needs the analyst: they may not be finished. */
  readonly staysOpen?: boolean;
  /** Nothing yet in the pane's first frame. */
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

/** What the analyst last said about a section. */
interface SaidOfSection {
  readonly isOpen: boolean;
  /** It holds until the section's own need changes; in a section in use, for good. */
  readonly whileNeeded: boolean | "always";
  /** Which section had come to need the analyst before. What is done folds when another one does. */
  readonly claimedBy: object | undefined;
  /** What had been asked for before. */
  readonly asked: AskedPlace | undefined;
}

/** One step of the path: a header that is a button, and a body that is shown when it is needed or asked for. */
export function Section({ name, title, summary, state, icon, isNeeded, staysOpen = false, children }: SectionProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const bodyId = useId();
  const sectionRef = useRef<HTMLElement>(null);
  const headerRef = useRef<HTMLButtonElement>(null);
  const hasFocus = useRef(false);
  const attention = useContext(AttentionContext);
  const { claimedBy, asked } = useSubscribable(attention);
  const [key] = useState({});
  const [said, setSaid] = useState<SaidOfSection>();
  const isClaimed = said?.claimedBy === claimedBy || claimedBy === key || state === undefined;
  const holds = isClaimed && (said?.whileNeeded === isNeeded || said?.whileNeeded === "always");
  const isAskedFor = name !== undefined && asked?.section === name && said?.asked !== asked;
  const isOpen = isAskedFor || (said !== undefined && holds ? said.isOpen : isNeeded);
  const say = (isOpenNow: boolean, whileNeeded: boolean | "always") =>
    setSaid({ isOpen: isOpenNow, whileNeeded, claimedBy, asked });

  useLayoutEffect(() => {
    // A body that closes by itself drops the focus it holds: the keyboard goes on from the header.
    if (!isOpen && hasFocus.current && document.activeElement === document.body) headerRef.current?.focus();
    if (!isOpen) hasFocus.current = false;
  }, [isOpen]);

  const wasNeeded = useRef(isNeeded);
  useEffect(() => {
    if (isNeeded && !wasNeeded.current && sectionRef.current !== null) attention.claim(key, sectionRef.current);
    wasNeeded.current = isNeeded;
  }, [attention, isNeeded, key]);

  useEffect(() => {
    if (asked === undefined || asked.section !== name || sectionRef.current === null) return;
    // What is asked for in the section takes the focus itself.
    if (asked.input === undefined) headerRef.current?.focus({ preventScroll: true });
    attention.bringIntoView(sectionRef.current);
  }, [attention, asked, name]);

  const toggle = () => {
    say(!isOpen, isNeeded);
    if (!isOpen && sectionRef.current !== null) attention.bringIntoView(sectionRef.current);
  };

  return (
    <section ref={sectionRef} className={styles.card} aria-label={title}>
      <h2 className={styles.heading}>
        <button
          ref={headerRef}
          type="button"
          className={styles.header}
          aria-expanded={isOpen}
          aria-controls={bodyId}
          onClick={toggle}
        >
          {state === undefined ? icon : <StatusIcon state={state} />}
          <span className={texts.growing}>
            <span className={styles.title}>{title}</span>
            <span className={mergeClasses(styles.summary, texts.hint, texts.wrapping)}>{summary}</span>
          </span>
          <ChevronDown16Regular aria-hidden className={mergeClasses(styles.chevron, isOpen && styles.turned)} />
        </button>
      </h2>
      <div
        id={bodyId}
        className={styles.body}
        hidden={!isOpen}
        onFocusCapture={() => (hasFocus.current = true)}
        onBlurCapture={(event) => (hasFocus.current = event.currentTarget.contains(event.relatedTarget))}
        onChangeCapture={staysOpen ? () => say(true, "always") : undefined}
        onClickCapture={staysOpen ? () => say(true, "always") : undefined}
      >
        {isOpen && <Suspense fallback={null}>{children}</Suspense>}
      </div>
    </section>
  );
}
