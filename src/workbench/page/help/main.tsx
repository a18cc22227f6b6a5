import { createRoot } from "react-dom/client";
import { HelpText } from "./HelpText";
import { speakAsHost } from "../host/speak-as-host";
import { HELP } from "../words/help-words";

await speakAsHost(document.documentElement);
document.title = HELP.title;
createRoot(document.getElementById("help")!).render(<HelpText />);
