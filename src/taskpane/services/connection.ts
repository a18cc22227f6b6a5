import type { UpstreamInfo } from "../../protocol/upstream-info";

/** Where requests go and how they are signed in. Never written anywhere. */
export interface Connection {
  readonly upstream: UpstreamInfo;
  readonly token?: string;
}
