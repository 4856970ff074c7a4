import type { KeyboardEvent } from "react";

/** Marks a row for the keys j, k and the arrows. Set it on the only element of the row that takes the focus. */
export const ROW = { "data-row": "" } as const;

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Moves the focus from row to row. The keys work only while a row has the focus, so they do not disturb typing. */
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
