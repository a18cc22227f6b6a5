import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ScoringError } from "../../../core/errors";
import { ERROR_WORDS, type ErrorWords } from "../words/error-words";
import { CopyButton } from "./CopyButton";
import { DetailText } from "./DetailText";
import { StatusIcon } from "./StatusIcon";
import { useTextStyles } from "./text-styles";
import { PART_WORDS } from "../words/part-words";

const useStyles = makeStyles({
  note: {
    display: "flex",
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorNeutralForeground1,
  },
});

export type ErrorNoteProps = NotedError & {
  readonly onRetry?: () => void;
  /** What mends it in one click. */
  readonly cure?: { readonly words: string; readonly onUse: () => void };
};

/** One of ours has words of its own, unless more is known than its code says; another one comes with its words. */
type NotedError =
  | { readonly error: ScoringError; readonly words?: undefined }
  | { readonly error: DetailedError; readonly words: ErrorWords };

/** What an expert asks for first. It holds no token and no cell value, so all of it may be passed on. */
interface DetailedError {
  readonly code: string;
  readonly message: string;
  readonly detail?: string | undefined;
  readonly status?: number | undefined;
}

/** What happened and what next, read out at once; the technical part behind "Details". */
export function ErrorNote(props: ErrorNoteProps) {
  const { error, onRetry, cure } = props;
  const words = props.words === undefined ? ERROR_WORDS[props.error.code] : props.words;
  const styles = useStyles();
  const texts = useTextStyles();
  const details = detailsOf(error);
  return (
    <div className={styles.note}>
      <StatusIcon state="bad" />
      <div className={texts.growing}>
        <div role="alert">
          <div className={texts.strong}>{words.title}</div>
          <div className={texts.hint}>{words.nextStep}</div>
        </div>
        <details className={texts.details}>
          <summary>{PART_WORDS.details}</summary>
          <DetailText>{details}</DetailText>
          <CopyButton size="small" text={() => details}>
            {PART_WORDS.copyDetails}
          </CopyButton>
        </details>
        {cure !== undefined && (
          <Button size="small" className={mergeClasses(texts.bare)} onClick={cure.onUse}>
            {cure.words}
          </Button>
        )}
        {onRetry !== undefined && (
          <Button size="small" className={mergeClasses(texts.bare)} onClick={onRetry}>
            {PART_WORDS.tryAgain}
          </Button>
        )}
      </div>
    </div>
  );
}

function detailsOf(error: DetailedError): string {
  const status = error.status === undefined ? "" : ` (HTTP ${error.status})`;
  return [`${error.code}${status}`, error.message, error.detail].filter((line) => line !== undefined).join("\n");
}
