/**
 * Makes a catalogue of sentences (.po) into what the pane reads: each message in parts by its short name. For webpack a loader whose
 * result is JSON, for jest a transformer.
 *
 * With "?first" only what is said before the rest of the pane has come.
 */
const { formatter } = require("@lingui/format-po");
const { compileMessage } = require("@lingui/message-utils/compileMessage");

/** The files whose words are in the initial chunk. */
const FIRST = /\/(shell|start)-words\.ts$/;

const { parse } = formatter();

/**
 * @param {string} text of a .po file
 * @param {boolean} isFirst whether only the first words are wanted
 * @returns {Record<string, unknown>} compiled messages by id; one that is not translated stands in English
 */
function messagesOf(text, isFirst) {
  const messages = Object.entries(parse(text, { locale: undefined, sourceLocale: "en", filename: "" }))
    .filter(([, { origin = [], obsolete }]) => !obsolete && (!isFirst || origin.some(([file]) => FIRST.test(file))))
    .map(([id, { message, translation }]) => [id, compiled(translation || message)]);
  return Object.fromEntries(messages);
}

/** @throws Error of a message that chooses by anything but a number: the pane's speaker.ts has no more than that */
function compiled(message) {
  const parts = compileMessage(message);
  const other = parts.find(([, kind], at) => Array.isArray(parts[at]) && kind !== undefined && kind !== "plural");
  if (other !== undefined) throw new Error(`Only "plural" may choose words: ${message}`);
  return parts;
}

module.exports = function catalogueLoader(text) {
  return JSON.stringify(messagesOf(text, this.resourceQuery === "?first"));
};
module.exports.process = (text) => ({ code: `module.exports = ${JSON.stringify(messagesOf(text, false))};` });
