import { msg, t } from "@lingui/core/macro";
import { told } from "./language/told";

/** What the pane is called by a screen reader. */
export const PANE_NAME = "Scoresheet";

/** What stands above the sections of the pane, whatever they hold. */
export const SECTION_TITLES = told({
  connection: msg`Connection`,
  model: msg`Model`,
  data: msg`Data`,
  score: msg`Score`,
  console: msg`Request console`,
});

/** What a button does that unfolds a section. */
export function goToSectionWords(section: keyof typeof SECTION_TITLES): string {
  const title = SECTION_TITLES[section];
  return t`Go to ${title}`;
}

/** How a step of the path stands, for a screen reader, which reads it before the title. */
export const STEP_STATE_WORDS = told({
  good: msg`Done: `,
  open: msg`To do: `,
  busy: msg`Working: `,
  warning: msg`Needs your attention: `,
  bad: msg`Problem: `,
});

/** What the sections say while nothing is known yet. */
export const FIRST_SUMMARIES = told({
  connection: msg`Looking for workspaces …`,
  model: msg`Connect first`,
  data: msg`Reading the selection …`,
  score: addsColumnWords,
  console: msg`See, edit and send the next request`,
});

/** The button while there is nothing that it could score, and why that is so while nothing is connected. */
export const IDLE_FOOTER = told({
  button: msg`Score`,
  notConnected: msg`Connect to where your models are.`,
});

/** Where code of the pane did not come. */
export const NOT_LOADED = told({
  text: msg`This part of the pane could not be loaded. Check your connection and try again, or close the pane and open it anew.`,
  retry: msg`Try again`,
  /** In a cell with a formula of ours. */
  inCell: msg`A part of Scoresheet could not be loaded. Open its pane, and recalculate.`,
});

function addsColumnWords(name: string): string {
  return t`Adds column “${name}”`;
}
