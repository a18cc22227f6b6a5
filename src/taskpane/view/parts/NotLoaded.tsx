import { Button } from "@fluentui/react-components";
import { createContext, use } from "react";
import { useTextStyles } from "./text-styles";

/** Loads the part anew in whose place it is called. */
export const RetryContext = createContext(() => {});

/** Stands where a part of the pane should be whose code did not come. */
export function NotLoaded() {
  const texts = useTextStyles();
  const retry = use(RetryContext);
  return (
    <div role="alert">
      <div className={texts.hint}>
        This part of the pane could not be loaded. Check your connection and try again, or close the pane and open it
        anew.
      </div>
      <Button size="small" onClick={retry}>
        Try again
      </Button>
    </div>
  );
}
