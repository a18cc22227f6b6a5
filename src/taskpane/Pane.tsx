import { useCallback, useContext, useEffect, useMemo, useState } from "react";
import type { PaneServices } from "./services/pane-services";
import { cornerKey } from "./state/data/data-session";
import { PaneSession } from "./state/pane-session";
import { ConnectionSection } from "./view/connection/ConnectionSection";
import { ConsoleSection } from "./view/console/ConsoleSection";
import { DataSection } from "./view/data/DataSection";
import { FormulasSlot } from "./view/formulas/FormulasSlot";
import { PaneFrame } from "./view/frame/PaneFrame";
import { ModelSection } from "./view/model/ModelSection";
import { MemorySlot } from "./view/memory/MemorySlot";
import { Attention, AttentionContext } from "./view/attention/attention";
import { FormatsContext } from "./view/parts/use-formats";
import { PaneContext, usePane } from "./view/parts/use-pane";
import { useReturns } from "./view/parts/use-returns";
import { Announcer } from "./view/score/Announcer";
import { VersionSlot } from "./view/version/VersionSlot";
import { WarehouseSlot } from "./view/warehouse/WarehouseSlot";
import { ScoreFooter } from "./view/score/ScoreFooter";
import { ResultApart, ScoreSection } from "./view/score/ScoreSection";
import { createFormats } from "./view/words/formats";

/** The pane at work: four steps and, always in reach, the button. Each part finds what it shows and does by itself. */
export function Pane({ services }: { readonly services: PaneServices }) {
  const formats = useMemo(() => createFormats(services.locale), [services.locale]);
  const [parts] = useState(() => ({ services, session: new PaneSession(services) }));
  const [attention] = useState(() => new Attention());
  useEffect(() => parts.session.open(), [parts]);
  useReturns(useCallback(() => parts.session.lookAgain(), [parts]));
  return (
    <FormatsContext value={formats}>
      <PaneContext value={parts}>
        <AttentionContext value={attention}>
          <FollowedTable />
          <PaneFrame footer={<PaneFooter />}>
            <MemorySlot />
            <FormulasSlot />
            <ConnectionSection />
            <ModelSection />
            <DataSection />
            <ScoreSection />
            <ResultApart />
            <WarehouseSlot />
            <ConsoleSection />
            <VersionSlot />
          </PaneFrame>
        </AttentionContext>
      </PaneContext>
    </FormatsContext>
  );
}

/** Tells the sections which table is worked on; a selection that is none is no other table. */
function FollowedTable() {
  const attention = useContext(AttentionContext);
  const table = usePane(({ proposal: { shape } }) => shape && cornerKey(shape.source));
  useEffect(() => {
    if (table !== undefined) attention.noteTable(table);
  }, [attention, table]);
  return null;
}

function PaneFooter() {
  return (
    <>
      <ScoreFooter />
      <Announcer />
    </>
  );
}
