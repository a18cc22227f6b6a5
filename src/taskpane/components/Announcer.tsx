import type { RunStatus } from "../../scoring/scoring-plan";
import { useFormats } from "../hooks/use-formats";
import { announcementOf } from "../run-words";
import { useTextStyles } from "./text-styles";

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
