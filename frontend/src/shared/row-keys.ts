import type { KeyboardEvent } from "react";

/** Marks what j, k and the arrows move among: put it on the one thing of a row that takes the focus. */
export const ROW = { "data-row": "" } as const;

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Moves the focus from row to row. Single letters do so only while a row has the focus, so that nothing typed is taken. */
export function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  const row = (event.target as HTMLElement).closest("[data-row]");
  if (step === undefined || !row || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
  const next = rows[rows.indexOf(row as HTMLElement) + step];
  if (next) {
    event.preventDefault();
    next.focus();
    next.scrollIntoView?.({ block: "nearest" });
  }
}
