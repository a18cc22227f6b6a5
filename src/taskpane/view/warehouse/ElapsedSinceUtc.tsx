import { useState } from "react";
import { useServices } from "../parts/use-pane";
import { Elapsed } from "./Elapsed";

export interface ElapsedSinceUtcProps {
  /** Milliseconds since 1970; may be of another pane. */
  readonly sinceUtcMs: number;
  readonly nowUtcMs: () => number;
}

/** The same of what began at a time of day. */
export function ElapsedSinceUtc({ sinceUtcMs, nowUtcMs }: ElapsedSinceUtcProps) {
  const { clock } = useServices();
  const [sinceMs] = useState(() => clock.now() - (nowUtcMs() - sinceUtcMs));
  return <Elapsed sinceMs={sinceMs} />;
}
