import { useEffect, useState } from "react";

/** Whether the bar that finds cells is open. Ctrl+F opens it wherever the keyboard is on the page, and goes to its text. */
export function useFind(): readonly [isOpen: boolean, setIsOpen: (isOpen: boolean) => void] {
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event;
      if (key.toLowerCase() !== "f" || !(ctrlKey || metaKey) || altKey || shiftKey) return;
      if (target instanceof Element && target.closest("[role=dialog]") !== null) return;
      event.preventDefault();
      event.stopPropagation();
      setIsOpen(true);
      document.querySelector<HTMLInputElement>(".find-bar input")?.select();
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, []);
  return [isOpen, setIsOpen];
}
