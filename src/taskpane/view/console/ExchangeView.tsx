import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { layOutJson } from "../../../core/json/json-layout";
import type { RawExchange } from "../../../endpoint/send-raw";
import { CopyButton } from "../parts/CopyButton";
import { ErrorNote } from "../parts/ErrorNote";
import { StatusIcon } from "../parts/StatusIcon";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { exchangeWords, CONSOLE_WORDS, cutWords } from "../words/console-words";
import type { Formats } from "../words/formats";

export interface ExchangeViewProps {
  readonly exchange: RawExchange;
}

/** More would hold the page up without being read; "Copy" gives all of it. */
const MAX_SHOWN_CHARACTERS = 100_000;

const useStyles = makeStyles({
  line: { display: "flex", gap: tokens.spacingHorizontalS, alignItems: "flex-start" },
  body: {
    margin: 0,
    padding: tokens.spacingHorizontalS,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: "pre-wrap",
    maxHeight: "240px",
    overflowY: "auto",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  tools: { display: "flex", alignItems: "center", justifyContent: "space-between" },
});

/** What came back: status, time, size and body as they are, and what a run would make of it. */
export function ExchangeView({ exchange }: ExchangeViewProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const { answer, error } = exchange;
  return (
    <div className={texts.stack}>
      <div className={styles.line} role="status">
        <StatusIcon state={error === undefined ? "good" : "bad"} />
        <span className={mergeClasses(texts.wrapping, texts.strong)}>{exchangeWords(exchange, formats)}</span>
      </div>
      {error !== undefined && <ErrorNote error={error} />}
      {answer !== undefined && (
        <div>
          <div className={styles.tools}>
            <span className={texts.label}>{CONSOLE_WORDS.answer}</span>
            <CopyButton size="small" appearance="subtle" className={texts.narrow} text={() => answer.text}>
              {CONSOLE_WORDS.copy}
            </CopyButton>
          </div>
          <pre
            dir="ltr"
            className={mergeClasses(styles.body, texts.wrapping)}
            role="region"
            tabIndex={0}
            aria-label={CONSOLE_WORDS.answerBody}
          >
            {shownText(answer.text, formats)}
          </pre>
        </div>
      )}
    </div>
  );
}

function shownText(text: string, formats: Formats): string {
  if (text.trim() === "") return CONSOLE_WORDS.emptyAnswer;
  const shown = /^\s*[[{]/.test(text) && text.length <= MAX_SHOWN_CHARACTERS ? layOutJson(text) : text;
  return shown.length <= MAX_SHOWN_CHARACTERS
    ? shown
    : `${shown.slice(0, MAX_SHOWN_CHARACTERS)}\n${cutWords(text.length - MAX_SHOWN_CHARACTERS, formats)}`;
}
