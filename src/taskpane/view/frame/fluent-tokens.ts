/**
 * Fluent's table of 467 tokens in one line: each is the CSS variable of its name, which the theme sets. The build of the pane puts it
 * in the place of the table, of which nobody would ever read more than a quarter.
 */
export const tokens = new Proxy<Readonly<Record<string, string>>>({}, { get: (_, name) => `var(--${String(name)})` });
