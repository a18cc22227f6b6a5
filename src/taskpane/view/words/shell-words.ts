/** What the pane is called by a screen reader. */
export const PANE_NAME = "Scoresheet";

/** What stands above the sections of the pane, whatever they hold. */
export const SECTION_TITLES = {
  connection: "Connection",
  model: "Model",
  data: "Data",
  score: "Score",
  console: "Request console",
} as const;

/** How a step of the path stands, for a screen reader, which reads it before the title. */
export const STEP_STATE_WORDS = {
  good: "Done: ",
  open: "To do: ",
  busy: "Working: ",
  warning: "Needs your attention: ",
  bad: "Problem: ",
} as const;

/** What the sections say while nothing is known yet. */
export const FIRST_SUMMARIES = {
  connection: "Looking for workspaces …",
  model: "Connect first",
  data: "Reading the selection …",
  score: addsColumnWords,
  console: "See, edit and send the next request",
} as const;

/** The button while there is nothing that it could score, and why that is so while nothing is connected. */
export const IDLE_BUTTON = "Score";
export const NOT_CONNECTED = "Connect to where your models are.";

/** Where code of the pane did not come. */
export const NOT_LOADED = {
  text: "This part of the pane could not be loaded. Check your connection and try again, or close the pane and open it anew.",
  retry: "Try again",
} as const;

function addsColumnWords(name: string): string {
  return `Adds column “${name}”`;
}
