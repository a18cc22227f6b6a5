/** Where the browser keeps nothing for the pane, as it does for no page in a frame when site data are blocked. */
export const NOTHING_REMEMBERED =
  "This browser lets Scoresheet keep nothing on this device: settings and sign-ins end when the pane is closed.";
