import { useEffect } from "react";

/** Calls back when the person comes to the pane, with the pointer or with the keyboard: Excel may not have said what they did in the sheet. */
export function useReturns(onReturn: () => void): void {
  useEffect(() => {
    const pane = document.documentElement;
    pane.addEventListener("pointerenter", onReturn);
    window.addEventListener("focus", onReturn);
    return () => {
      pane.removeEventListener("pointerenter", onReturn);
      window.removeEventListener("focus", onReturn);
    };
  }, [onReturn]);
}
