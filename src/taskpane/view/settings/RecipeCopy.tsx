import { mergeClasses } from "@fluentui/react-components";
import { layOutJson } from "../../../core/json/json-layout";
import { writeRecipe } from "../../../core/recipe/recipe-json";
import { planOrder } from "../../state/proposal/plan-run";
import { CopyButton } from "../parts/CopyButton";
import { useTextStyles } from "../parts/text-styles";
import { useActions } from "../parts/use-pane";
import { SETTINGS_WORDS } from "../words/settings/settings-words";

/**
 * Puts the recipe of the next run on the clipboard. Not into a file: Excel's web view on a Mac saves none, and does not say so. Source:
 * OfficeDev/office-js #3385, #4681. What one person has agreed to leave out is no part of it: the next one is asked.
 */
export function RecipeCopy() {
  const texts = useTextStyles();
  const session = useActions();
  const text = (): string => {
    const { state, proposal } = session.view.getState();
    const { agreedFaults: _ofOnePerson, ...recipe } = planOrder(state, proposal)?.recipe ?? proposal.recipe;
    return layOutJson(writeRecipe(recipe));
  };
  return (
    <div className={texts.stack}>
      <div className={mergeClasses(texts.hint, texts.wrapping)}>{SETTINGS_WORDS.recipeHint}</div>
      <div>
        <CopyButton size="small" text={text}>
          {SETTINGS_WORDS.copyRecipe}
        </CopyButton>
      </div>
    </div>
  );
}
