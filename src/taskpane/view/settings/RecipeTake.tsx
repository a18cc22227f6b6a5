import { Button, makeStyles, mergeClasses, Textarea, tokens } from "@fluentui/react-components";
import { useId, useRef, useState } from "react";
import {
  isConsentedRecipe,
  readGivenRecipe,
  type GivenRecipe,
  type UnfitRecipe,
} from "../../state/given-recipe/given-recipe";
import { takeGivenRecipe } from "../../state/given-recipe/take-given-recipe";
import type { RefreshProblem } from "../../state/memory/memory-state";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { useActions, useServices } from "../parts/use-pane";
import { refreshProblemWords } from "../words/memory/offer-words";
import { RECIPE_WORDS, recipeQuestionWords, unfitRecipeWords } from "../words/settings/recipe-words";

/** No recipe is longer. */
const MAX_FILE_BYTES = 4_000_000;

const useStyles = makeStyles({
  area: { width: "100%" },
  text: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, height: "72px" },
});

type Taking =
  | { readonly kind: "idle" | "taken" | "too-large" }
  | { readonly kind: "unfit"; readonly unfit: UnfitRecipe }
  | { readonly kind: "asking"; readonly given: GivenRecipe }
  | { readonly kind: "problem"; readonly problem: RefreshProblem };

/** Puts a recipe that was copied, or saved by the command line, into the sections; asks first where it leads to a host that is new to this device. */
export function RecipeTake() {
  const styles = useStyles();
  const texts = useTextStyles();
  const session = useActions();
  const services = useServices();
  const hintId = useId();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [taking, setTaking] = useState<Taking>({ kind: "idle" });
  const shape = () => session.view.getState().proposal.shape;
  const take = async (given: GivenRecipe): Promise<void> => {
    const source = shape()?.source;
    if (source === undefined) return setTaking({ kind: "unfit", unfit: { kind: "no-table" } });
    const { connection, model, recipes, settings, memory } = session;
    const parts = { services, connection, model, recipes, settings, memory };
    const problem = await takeGivenRecipe(given, source, parts);
    if (problem === undefined) setText("");
    setTaking(problem === undefined ? { kind: "taken" } : { kind: "problem", problem });
  };
  const read = async (given: string): Promise<void> => {
    const found = readGivenRecipe(given, shape());
    if (found.kind === "unfit") return setTaking(found);
    if (isConsentedRecipe(found.given, await services.columnMemory())) return take(found.given);
    setTaking({ kind: "asking", given: found.given });
  };
  const open = async (chosen: File): Promise<void> => {
    if (chosen.size > MAX_FILE_BYTES) setTaking({ kind: "too-large" });
    else await read(await chosen.text());
  };
  return (
    <div className={texts.stack}>
      <div className={mergeClasses(texts.hint, texts.wrapping)} id={hintId}>
        {RECIPE_WORDS.hint}
      </div>
      <Textarea
        dir="ltr"
        className={styles.area}
        textarea={{ className: styles.text }}
        aria-label={RECIPE_WORDS.text}
        aria-describedby={hintId}
        spellCheck={false}
        value={text}
        onChange={(_, { value }) => setText(value)}
      />
      <div className={texts.row}>
        <Button size="small" disabledFocusable={text.trim() === ""} onClick={() => void read(text)}>
          {RECIPE_WORDS.use}
        </Button>
        <Button size="small" onClick={() => file.current?.click()}>
          {RECIPE_WORDS.openFile}
        </Button>
      </div>
      <input
        ref={file}
        type="file"
        hidden
        aria-label={RECIPE_WORDS.file}
        onChange={({ target }) => {
          const chosen = target.files?.[0];
          if (chosen !== undefined) void open(chosen);
          target.value = ""; // the same file again is a change again
        }}
      />
      <Outcome taking={taking} onAgree={(given) => void take(given)} onNotNow={() => setTaking({ kind: "idle" })} />
    </div>
  );
}

interface OutcomeProps {
  readonly taking: Taking;
  readonly onAgree: (given: GivenRecipe) => void;
  readonly onNotNow: () => void;
}

function Outcome({ taking, onAgree, onNotNow }: OutcomeProps) {
  const texts = useTextStyles();
  const formats = useFormats();
  const style = mergeClasses(texts.hint, texts.wrapping);
  switch (taking.kind) {
    case "idle":
      return null;
    case "taken":
      return (
        <div role="status" className={style}>
          {RECIPE_WORDS.taken}
        </div>
      );
    case "asking":
      return (
        <>
          <div role="alert" className={style}>
            {recipeQuestionWords(taking.given, formats)}
          </div>
          <div className={texts.row}>
            <Button size="small" appearance="primary" onClick={() => onAgree(taking.given)}>
              {RECIPE_WORDS.agree}
            </Button>
            <Button size="small" onClick={onNotNow}>
              {RECIPE_WORDS.notNow}
            </Button>
          </div>
        </>
      );
    case "too-large":
      return (
        <div role="alert" className={style}>
          {RECIPE_WORDS.tooLarge}
        </div>
      );
    case "unfit":
      return (
        <div role="alert" className={style}>
          {unfitRecipeWords(taking.unfit, formats)}
        </div>
      );
    case "problem":
      return (
        <div role="alert" className={style}>
          {refreshProblemWords(taking.problem)}
        </div>
      );
  }
}
