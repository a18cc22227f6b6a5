import { useCallback, useState } from "react";
import type { PageMemory } from "../device/page-memory";

/** The tour as the page knows it. */
export interface TourState {
  /** The stop that is shown, from 0; undefined while there is none. */
  readonly step: number | undefined;
  /** Whether the page still offers it: to who has neither taken nor skipped it on this device. */
  readonly isOffered: boolean;
  readonly start: () => void;
  readonly goTo: (step: number) => void;
  /** Taken to its end, or skipped. */
  readonly end: () => void;
}

const NAME = "tour";

/** @param isAskedFor whether the page was opened for it, as the help does */
export function useTour(memory: PageMemory, isAskedFor: boolean): TourState {
  const [step, setStep] = useState(isAskedFor ? 0 : undefined);
  const [isOffered, setIsOffered] = useState(() => memory.read(NAME) === undefined);
  const start = useCallback(() => setStep(0), []);
  const end = useCallback(() => {
    memory.write(NAME, "seen");
    setIsOffered(false);
    setStep(undefined);
  }, [memory]);
  return { step, isOffered, start, goTo: setStep, end };
}
