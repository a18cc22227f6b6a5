/** The narrowest pane of Excel, that of a Mac. */
export const NARROWEST_PX = 270;
/** What Excel gives a pane on Windows and on the web. */
export const WIDER_PX: readonly number[] = [320, 350];
