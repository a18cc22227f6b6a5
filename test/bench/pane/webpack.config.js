/** Builds the bare page that the pane's start is compared with, by the very rules of the pane, into the folder that `--output-path` names. */
const path = require("node:path");
const { page } = require("../../../webpack.config.js");
const officeScript = require("../../../src/protocol/office-script.json");

const here = (file) => path.resolve(__dirname, file);
const packages = (names) => new RegExp(`[\\\\/]node_modules[\\\\/]${names}`);
const initialChunk = (name, test, priority) => ({ name, test, priority, chunks: "initial", enforce: true });

module.exports = page("pane", "production", {
  entry: here("bare-page.ts"),
  template: here("bare-page.html"),
  words: { officeScriptUrl: officeScript.current },
  filename: "taskpane.html",
  chunks: {
    react: initialChunk("react", packages("(react|react-dom|scheduler)[\\\\/]"), 2),
    fluent: initialChunk("fluent", packages(""), 1),
  },
  plugins: [],
});
