import type { PaneClock } from "../services/pane-services";
import type { StartProblem } from "../view/words/start-words";

/** Office.js may never say that it is ready: outside Excel, or where the first words to Excel are lost. Source: OfficeDev/office-js #6040, #6148. */
export const EXCEL_ANSWERS_WITHIN_MS = 15_000;

export interface StartParts {
  /** Settles when the script of Office.js has run or cannot be loaded any more; it may hang for minutes. */
  readonly officeScript: Promise<unknown>;
  /** Whether the script has run. */
  readonly hasOffice: () => boolean;
  /** Whether the program around the page is Excel; settles when it has said so, which may be never. */
  readonly isExcel: () => Promise<boolean>;
  readonly clock: Pick<PaneClock, "after">;
  readonly showPane: () => void;
  readonly showProblem: (problem: StartProblem) => void;
  /** For whoever looks into the browser's console. */
  readonly report: (error: unknown) => void;
}

/** Brings up the pane, or says why it does not come, or not yet: the page never stays as it was. Settles when that is final. */
export async function startPane(parts: StartParts): Promise<void> {
  const { hasOffice, showProblem } = parts;
  const stopWaiting = parts.clock.after(EXCEL_ANSWERS_WITHIN_MS, () =>
    showProblem(hasOffice() ? "no-answer" : "no-office-script"),
  );
  try {
    await parts.officeScript;
    // Without network to Microsoft it has not loaded, and there is no Office to ask.
    if (!hasOffice()) showProblem("no-office-script");
    else if (await parts.isExcel()) parts.showPane();
    else showProblem("no-excel");
  } catch (error) {
    parts.report(error);
    showProblem("broken");
  } finally {
    stopWaiting();
  }
}

/** As much of the page as is used. */
export interface ScriptDocument {
  readonly readyState: DocumentReadyState;
  readonly defaultView: Pick<Window, "addEventListener"> | null;
}

/**
 * Settles when a script that the page loads aside has run or failed. One that failed before anybody listened is known by the page, which
 * is complete only when all its scripts are through.
 */
export function scriptSettled(
  page: ScriptDocument,
  script: Pick<HTMLElement, "addEventListener"> | null,
): Promise<void> {
  return new Promise((settle) => {
    const done = () => settle();
    if (page.readyState === "complete") done();
    script?.addEventListener("load", done);
    script?.addEventListener("error", done);
    page.defaultView?.addEventListener("load", done);
  });
}
