import { FluentProvider } from "@fluentui/react-components";
import { useCallback, useEffect, useState, type ComponentType } from "react";
import type { PaneServices } from "./services/pane-services";
import { Shell } from "./view/frame/Shell";
import { PaneFrame } from "./view/frame/PaneFrame";
import { THEMES } from "./view/frame/pane-theme";
import { useTextStyles } from "./view/parts/text-styles";
import { useTheme } from "./view/frame/use-theme";
import { directionOf } from "../language/language";
import { speak, spoken } from "./view/words/language/language";
import { NOT_LOADED } from "./view/words/shell-words";

interface PaneProps {
  readonly services: PaneServices;
}

export interface AppProps extends PaneProps {
  /** Brings the pane's code; may fail, as without a network, and be asked again. */
  readonly loadPane?: () => Promise<ComponentType<PaneProps>>;
}

/** The first frame at once, and the pane in its place as soon as its code is there. */
export function App({ services, loadPane = loadPaneCode }: AppProps) {
  const theme = useTheme(services.theme);
  const [Pane, setPane] = useState<ComponentType<PaneProps>>();
  const [isMissing, setIsMissing] = useState(false);
  // Not `lazy`: React would hold the pane back for a moment after the first frame, lest it flicker, and the two look the same.
  const load = useCallback(() => {
    loadPane().then(
      (loaded) => setPane(() => loaded),
      () => setIsMissing(true),
    );
  }, [loadPane]);
  useEffect(load, [load]);
  return (
    <FluentProvider theme={THEMES[theme]} dir={directionOf(spoken())} style={{ colorScheme: theme }}>
      {Pane !== undefined ? (
        <Pane services={services} />
      ) : isMissing ? (
        <Missing retry={load} />
      ) : (
        <Shell {...services} />
      )}
    </FluentProvider>
  );
}

/** Without Fluent's button, which has not come either. */
function Missing({ retry }: { readonly retry: () => void }) {
  const texts = useTextStyles();
  return (
    <PaneFrame>
      <div role="alert" className={texts.hint}>
        <p>{NOT_LOADED.text}</p>
        <button type="button" className={texts.link} onClick={retry}>
          {NOT_LOADED.retry}
        </button>
      </div>
    </PaneFrame>
  );
}

/** Comes with the engine, which is fetched while Office.js is getting ready. */
async function loadPaneCode(): Promise<ComponentType<PaneProps>> {
  const pane = import(/* webpackChunkName: "engine" */ "./Pane");
  await speak(spoken()); // all its words, where the first frame has but a few
  return (await pane).Pane;
}
