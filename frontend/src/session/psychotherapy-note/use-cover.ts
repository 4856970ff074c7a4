import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** True for Alt+H: by the letter H, or on keyboards without Latin letters by the position of its key. */
function isCoverKey(event: KeyboardEvent): boolean {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.getModifierState("AltGraph")) {
    return false;
  }
  return /^[a-z]$/i.test(event.key) ? event.key.toLowerCase() === "h" : event.code === "KeyH";
}

/** The position at which the user was typing. */
interface Cursor {
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

const fieldsIn = (pane: HTMLElement) => [...pane.querySelectorAll("textarea")];

/**
 * Hides private text from anyone who enters the room; one key covers and uncovers it. While the text is covered, the focus
 * is on the pane's button. Afterwards it returns to the position at which the user was typing.
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
