/** True if no control has the focus, so that a page may set the focus itself. */
export function isFocusFree(): boolean {
  const focused = document.activeElement;
  return !focused || focused === document.body || focused.id === "content";
}

/** Moves the focus to the content of a new page, away from the link that led there. */
export function freeFocus(): void {
  document.getElementById("content")?.focus({ preventScroll: true });
}
