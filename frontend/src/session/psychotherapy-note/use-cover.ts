import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** Alt+H, by the letter where the keyboard has it, else by the place of the key. */
function isCoverKey(event: KeyboardEvent): boolean {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.getModifierState("AltGraph")) {
    return false;
  }
  return /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() === "h" : event.code === "KeyH";
}

/** Where one was typing. */
interface Cursor {
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

const fieldsIn = (pane: HTMLElement) => [...pane.querySelectorAll("textarea")];

/**
 * Whether private text is hidden from whoever enters the room, and one key for both ways. The focus stays in the pane: on
 * its button while it is covered, and then again where one was typing.
 */
export function useCover(pane: RefObject<HTMLElement | null>) {
  const [covered, setCovered] = useState(false);
  const cursor = useRef<Cursor | null>(null);

  const toggle = useCallback(() => {
    const focused = document.activeElement;
    if (pane.current && focused instanceof HTMLTextAreaElement && pane.current.contains(focused)) {
      const at = fieldsIn(pane.current).indexOf(focused);
      cursor.current = { at, start: focused.selectionStart, end: focused.selectionEnd };
      pane.current.querySelector<HTMLElement>("[aria-keyshortcuts]")?.focus();
    }
    setCovered((before) => !before);
  }, [pane]);

  useEffect(() => {
    if (!covered && cursor.current && pane.current) {
      const { at, start, end } = cursor.current;
      const field = fieldsIn(pane.current)[at];
      field?.focus();
      field?.setSelectionRange(start, end);
      cursor.current = null;
    }
  }, [covered, pane]);

  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (isCoverKey(event)) {
        event.preventDefault();
        toggle();
      }
    };
    document.addEventListener("keydown", pressed, true);
    return () => document.removeEventListener("keydown", pressed, true);
  }, [toggle]);
  return { covered, toggle };
}
