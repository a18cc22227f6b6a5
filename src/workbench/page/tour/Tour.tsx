import {
  Button,
  TeachingPopover,
  TeachingPopoverBody,
  TeachingPopoverHeader,
  TeachingPopoverSurface,
  TeachingPopoverTitle,
} from "@fluentui/react-components";
import { useEffect, useId, useRef } from "react";
import { enterRegion } from "../regions/regions";
import { stepCount, TOUR, TOUR_STEPS } from "../words/tour-words";
import { STEPS } from "./tour-steps";

export interface TourProps {
  /** From 0. */
  readonly step: number;
  readonly onGo: (step: number) => void;
  /** Skipped, or at its end. */
  readonly onEnd: () => void;
}

/** A stop of the tour, beside what it is about. It takes the keyboard but keeps nobody: the page can be worked all the while. */
export function Tour({ step, onGo, onEnd }: TourProps) {
  const { name, place, beside } = STEPS[step]!;
  const { title, body } = TOUR_STEPS[name];
  const region = useRef<HTMLDivElement>(null);
  const [titleId, bodyId] = [useId(), useId()];
  const isLast = step === STEPS.length - 1;
  useEffect(() => {
    const shown = document.querySelector(place);
    shown?.setAttribute("data-toured", "");
    return () => shown?.removeAttribute("data-toured");
  }, [place]);
  useEffect(() => {
    // The surface stands where it belongs, and can take the keyboard, a frame after it was made.
    const frame = requestAnimationFrame(() => region.current && enterRegion(region.current));
    return () => cancelAnimationFrame(frame);
  }, [step]);
  const target = {
    getBoundingClientRect: () => document.querySelector(place)?.getBoundingClientRect() ?? new DOMRect(),
  };
  return (
    <TeachingPopover
      open
      trapFocus={false}
      positioning={{ ...beside, target, overflowBoundaryPadding: 8 }}
      onOpenChange={(event) => {
        if (event.type === "keydown") onEnd();
      }}
    >
      <TeachingPopoverSurface role="dialog" aria-labelledby={titleId} aria-describedby={bodyId} className="tour">
        <div ref={region} data-region=".tour-next">
          <TeachingPopoverHeader
            icon={null}
            dismissButton={{ "aria-label": TOUR.skip, title: TOUR.skip, onClick: onEnd }}
          >
            {TOUR.label} · {stepCount(step + 1, STEPS.length)}
          </TeachingPopoverHeader>
          <div aria-live="polite">
            <TeachingPopoverTitle id={titleId} dismissButton={null}>
              {title}
            </TeachingPopoverTitle>
            <TeachingPopoverBody id={bodyId}>{body}</TeachingPopoverBody>
          </div>
          <div className="tour-buttons">
            {step > 0 && <Button onClick={() => onGo(step - 1)}>{TOUR.back}</Button>}
            <Button className="tour-next" appearance="primary" onClick={() => (isLast ? onEnd() : onGo(step + 1))}>
              {isLast ? TOUR.done : TOUR.next}
            </Button>
          </div>
        </div>
      </TeachingPopoverSurface>
    </TeachingPopover>
  );
}
