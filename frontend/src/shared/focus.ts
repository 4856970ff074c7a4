/** Whether the user is nowhere yet, so that a page may say where to begin. */
export function isFocusFree(): boolean {
  const focused = document.activeElement;
  return !focused || focused === document.body || focused.id === "content";
}

/** Begins a place anew: the focus is neither on the link that led there nor nowhere. */
export function freeFocus(): void {
  document.getElementById("content")?.focus({ preventScroll: true });
}
