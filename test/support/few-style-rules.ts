/**
 * Keeps out of jsdom's style sheets all rules that no test here can see. jsdom lays nothing out; it works styles out anew from every rule
 * for each element that a search by role or a click looks at, and Fluent UI brings thousands of rules: that was half the time of the
 * pane's tests. Looks are tested in real browsers. Loaded for every test with a document.
 */

/** What decides whether an element is there, what it is called, and whether it can be clicked. */
const SEEN = /\b(display|visibility|content|pointer-events|user-select|white-space)\s*:/;

const insert = CSSStyleSheet.prototype.insertRule;

CSSStyleSheet.prototype.insertRule = function insertSeen(rule, index) {
  return SEEN.test(rule) ? insert.call(this, rule, Math.min(index ?? 0, this.cssRules.length)) : (index ?? 0);
};

export {};
