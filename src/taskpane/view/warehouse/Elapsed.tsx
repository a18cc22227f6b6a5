import { mergeClasses } from "@fluentui/react-components";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { useNow } from "../parts/use-now";
import { useServices } from "../parts/use-pane";

/** How long something takes already, as it counts up. @param sinceMs on the pane's clock */
export function Elapsed({ sinceMs }: { readonly sinceMs: number }) {
  const texts = useTextStyles();
  const formats = useFormats();
  const ms = useNow(useServices().clock) - sinceMs;
  return ms < 1_000 ? null : (
    <span className={mergeClasses(texts.hint, texts.narrow)}>{formats.duration(Math.floor(ms / 1000) * 1000)}</span>
  );
}
