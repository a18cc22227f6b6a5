import { Button } from "@fluentui/react-components";
import { createContext, use } from "react";
import { NOT_LOADED } from "../words/shell-words";
import { useTextStyles } from "./text-styles";

/** Loads the part anew in whose place it is called. */
export const RetryContext = createContext(() => {});

/** Stands where a part of the pane should be whose code did not come. */
export function NotLoaded() {
  const texts = useTextStyles();
  const retry = use(RetryContext);
  return (
    <div role="alert">
      <div className={texts.hint}>{NOT_LOADED.text}</div>
      <Button size="small" onClick={retry}>
        {NOT_LOADED.retry}
      </Button>
    </div>
  );
}
