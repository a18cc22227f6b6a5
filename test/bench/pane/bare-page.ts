/** The least that a task pane of React and Fluent UI is: Office.js, a theme, and one button. What the pane's own start is compared with. */
import { Button, FluentProvider, webLightTheme } from "@fluentui/react-components";
import { createElement } from "react";
import { createRoot } from "react-dom/client";

async function start(): Promise<void> {
  if (typeof Office === "undefined") {
    await new Promise((settle) => document.getElementById("office-script")!.addEventListener("load", settle));
  }
  await Office.onReady();
  const button = createElement(Button, { appearance: "primary" }, "Score");
  createRoot(document.getElementById("pane")!).render(createElement(FluentProvider, { theme: webLightTheme }, button));
}

void start();
