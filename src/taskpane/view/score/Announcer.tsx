import type { RunStatus } from "../../../scoring/run-status";
import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { announcementOf } from "../words/run-words";

/** Tells a screen reader how a run goes, without taking the focus from the grid. */
export function Announcer({ status }: { readonly status: RunStatus }) {
  const texts = useTextStyles();
  const formats = useFormats();
  return (
    <div role="status" className={texts.hidden}>
      {announcementOf(status, formats)}
    </div>
  );
}
