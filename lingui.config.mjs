import { formatter } from "@lingui/format-po";

/** Where the sentences of the pane are found, and where their translations are kept: `npm run words`, see src/README.md. */
export default {
  sourceLocale: "en",
  locales: ["en", "de"],
  catalogs: [{ path: "<rootDir>/src/taskpane/view/words/catalogue/{locale}", include: ["src/taskpane/view/words"] }],
  // By file, so that two people who add sentences in different rooms do not meet in the same lines.
  orderBy: "origin",
  format: formatter({ lineNumbers: false, printPlaceholdersInComments: false }),
};
