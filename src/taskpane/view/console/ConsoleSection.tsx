import { Code20Regular } from "@fluentui/react-icons/svg/code";
import { useState } from "react";
import type { ConsoleSession } from "../../state/run/console-session";
import { loadPart } from "../parts/load-part";
import { Section } from "../attention/Section";
import { FIRST_SUMMARIES, SECTION_TITLES } from "../words/shell-words";

const RequestConsole = loadPart(async () => (await import("./RequestConsole")).RequestConsole);

/** The next request as it goes over the wire, for those who want to see it. */
export function ConsoleSection() {
  // Kept here, so that what was typed is still there when the section is opened again.
  const [session, setSession] = useState<ConsoleSession>();
  return (
    <Section
      title={SECTION_TITLES.console}
      summary={FIRST_SUMMARIES.console}
      icon={<Code20Regular aria-hidden style={{ flexShrink: 0 }} />}
      isNeeded={false}
    >
      <RequestConsole session={session} onCreate={setSession} />
    </Section>
  );
}
