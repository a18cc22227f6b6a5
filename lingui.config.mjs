import { formatter } from "@lingui/format-po";

/** Where the words of the pane stand, and those of the workbench. */
const WORDS = ["src/taskpane/view/words", "src/workbench/page/words"];

/** Where the sentences are found, and where their translations are kept: `npm run words`, see src/README.md. */
export default {
  sourceLocale: "en",
  locales: ["en", "de"],
  catalogs: WORDS.map((words) => ({ path: `<rootDir>/${words}/catalogue/{locale}`, include: [words] })),
  // By file, so that two people who add sentences in different rooms do not meet in the same lines.
  orderBy: "origin",
  format: formatter({ lineNumbers: false, printPlaceholdersInComments: false }),
};
