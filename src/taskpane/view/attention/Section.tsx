import { Suspense, useContext, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { SectionCard, type SectionHeader } from "../parts/SectionCard";
import { useSubscribable } from "../parts/use-subscribable";
import { AttentionContext, type AskedPlace } from "./attention";

export interface SectionProps extends SectionHeader {
  /** By which it is asked for; absent where it never is. */
  readonly name?: AskedPlace["section"];
  /** Whether the section is opened without being asked, because the analyst must do something in it. */
  readonly isNeeded: boolean;
  /** Once used, it stays open although nothing is left to do, until another step needs the analyst: they may not be finished. */
  readonly staysOpen?: boolean;
  readonly children?: ReactNode;
}

/** What the analyst last said about a section. */
interface SaidOfSection {
  readonly isOpen: boolean;
  /** It holds until the section's own need changes; in a section in use, for good. */
  readonly whileNeeded: boolean | "always";
  /** Which section had come to need the analyst before. What is done folds when another one does. */
  readonly claimedBy: object | undefined;
  /** What had been asked for before. */
  readonly asked: AskedPlace | undefined;
  /** By its header: then it stays open until the analyst closes it, or chooses another table. */
  readonly isByHand: boolean;
  /** The table that was worked on then; a first one is not another one. */
  readonly table: string | undefined;
}

/** One step of the path: a header that is a button, and a body that is shown when it is needed or asked for. */
export function Section({ name, isNeeded, staysOpen = false, children, ...header }: SectionProps) {
  const sectionRef = useRef<HTMLElement>(null);
  const headerRef = useRef<HTMLButtonElement>(null);
  const hasFocus = useRef(false);
  const attention = useContext(AttentionContext);
  const { claimedBy, asked, table } = useSubscribable(attention);
  const [key] = useState({});
  const [said, setSaid] = useState<SaidOfSection>();
  const isClaimed = said?.claimedBy === claimedBy || claimedBy === key || header.state === undefined;
  const isKept = said?.isByHand === true && (said.table === undefined || said.table === table);
  const holds = isKept || (isClaimed && (said?.whileNeeded === isNeeded || said?.whileNeeded === "always"));
  const isAskedFor = name !== undefined && asked?.section === name && said?.asked !== asked;
  const isOpen = isAskedFor || (said !== undefined && holds ? said.isOpen : isNeeded);
  const say = (isOpenNow: boolean, whileNeeded: boolean | "always", isByHand: boolean) =>
    setSaid({ isOpen: isOpenNow, whileNeeded, claimedBy, asked, isByHand, table });
  const use = () => say(true, "always", isKept);

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
    say(!isOpen, isNeeded, !isOpen);
    if (!isOpen && sectionRef.current !== null) attention.bringIntoView(sectionRef.current);
  };

  return (
    <SectionCard
      {...header}
      isOpen={isOpen}
      onToggle={toggle}
      cardRef={sectionRef}
      headerRef={headerRef}
      body={{
        onFocusCapture: () => (hasFocus.current = true),
        onBlurCapture: (event) => (hasFocus.current = event.currentTarget.contains(event.relatedTarget)),
        onChangeCapture: staysOpen ? use : undefined,
        onClickCapture: staysOpen ? use : undefined,
      }}
    >
      {isOpen && <Suspense fallback={null}>{children}</Suspense>}
    </SectionCard>
  );
}
