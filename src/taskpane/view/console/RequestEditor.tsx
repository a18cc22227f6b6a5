import { Button, makeStyles, mergeClasses, Textarea, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { endpointUrl, type EndpointAddress } from "../../../endpoint/addresses/endpoint-address";
import { curlCommand } from "../../../endpoint/curl-command";
import type { ScoringPlan } from "../../../scoring/scoring-plan";
import type { Connection } from "../../services/connection";
import { isSigned } from "../../state/connection/is-signed";
import type { Proposal } from "../../state/proposal/proposal";
import { bodyOf, isJson, type ConsoleSession, type ConsoleState } from "../../state/run/console-session";
import { CopyButton } from "../parts/CopyButton";
import { ErrorNote } from "../parts/ErrorNote";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { draftWords, CONSOLE_WORDS } from "../words/console-words";
import { PART_WORDS } from "../words/part-words";

export interface RequestEditorProps {
  readonly session: ConsoleSession;
  readonly state: ConsoleState;
  readonly proposal: Proposal;
  /** What a run would do now; undefined while something is in its way. */
  readonly plan: ScoringPlan | undefined;
  readonly connection: Connection;
  readonly address: EndpointAddress;
}

const useStyles = makeStyles({
  area: { width: "100%", maxHeight: "none" },
  text: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    maxHeight: "none",
    height: "180px",
  },
  actions: { flexWrap: "wrap" },
  tools: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalXS,
  },
  buttons: { display: "flex", gap: tokens.spacingHorizontalXS },
});

/** The body of the request: the next batch, an example, or what a person makes of it. */
export function RequestEditor({ session, state, proposal, plan, connection, address }: RequestEditorProps) {
  const styles = useStyles();
  const texts = useTextStyles();
  const formats = useFormats();
  const id = useId();
  const { text, draft, isSending } = state;
  const schema = proposal.schema?.phase === "known" ? proposal.schema.schema : undefined;
  const showExample = () => {
    if (schema !== undefined) void session.showSchemaExample(schema, proposal.recipe.inputFormat);
    else if (plan !== undefined) void session.showRowsExample(plan);
  };
  return (
    <div className={texts.stack}>
      <div>
        <div className={styles.tools}>
          <label className={texts.label} htmlFor={id}>
            {CONSOLE_WORDS.body}
          </label>
          <span className={styles.buttons}>
            <Button
              size="small"
              appearance="subtle"
              className={texts.narrow}
              disabledFocusable={plan === undefined || draft.kind === "writing"}
              onClick={() => plan !== undefined && void session.showNext(plan)}
            >
              {CONSOLE_WORDS.nextBatch}
            </Button>
            <Button
              size="small"
              appearance="subtle"
              className={texts.narrow}
              disabledFocusable={schema === undefined && plan === undefined}
              onClick={showExample}
            >
              {CONSOLE_WORDS.showExample}
            </Button>
          </span>
        </div>
        <Textarea
          dir="ltr"
          id={id}
          className={styles.area}
          textarea={{ className: styles.text }}
          resize="vertical"
          spellCheck={false}
          autoComplete="off"
          value={text}
          aria-describedby={`${id}-facts`}
          onChange={(_, { value }) => session.edit(value)}
        />
        <div id={`${id}-facts`} className={mergeClasses(texts.hint, texts.wrapping)}>
          {draftWords(draft, { plan, isJson: text.trim() === "" || isJson(text) }, formats)}
        </div>
      </div>
      {draft.kind === "failed" && <ErrorNote error={draft.error} />}
      <div className={mergeClasses(texts.row, styles.actions)}>
        {isSending ? (
          <Button className={texts.growing} onClick={() => session.cancel()}>
            {PART_WORDS.cancel}
          </Button>
        ) : (
          <Button
            className={texts.growing}
            appearance="primary"
            disabledFocusable={text.trim() === ""}
            onClick={() => void session.send(connection, address)}
          >
            {CONSOLE_WORDS.send}
          </Button>
        )}
        <CopyButton
          className={texts.growing}
          isDisabled={text.trim() === ""}
          text={() =>
            curlCommand({
              url: endpointUrl(address),
              kind: address.kind,
              body: bodyOf(text),
              isSigned: isSigned(connection),
            })
          }
        >
          {CONSOLE_WORDS.copyAsCurl}
        </CopyButton>
      </div>
    </div>
  );
}
