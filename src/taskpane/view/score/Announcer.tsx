import { useTextStyles } from "../parts/text-styles";
import { useFormats } from "../parts/use-formats";
import { usePane } from "../parts/use-pane";
import { announcementOf, waitingWords } from "../words/run-words";

/** Tells a screen reader how a run goes, and what keeps it waiting, without taking the focus from the grid. */
export function Announcer() {
  const texts = useTextStyles();
  const formats = useFormats();
  const announcement = usePane((view) => waitingWords(view.host) ?? announcementOf(view.state.run.status, formats));
  return (
    <div role="status" className={texts.hidden}>
      {announcement}
    </div>
  );
}
