/*
 * What is open in a form says so itself, by `data-open`: a field that a signature needs, or a piece of the last session
 * that was not touched yet. So the order to go through is always the one on the page.
 */

const CONTROLS = "input:not([disabled]), textarea, select, button:not([disabled])";

function focusIn(place: Element): void {
  const control = place.matches(CONTROLS)
    ? place
    : (place.querySelector("input:checked") ?? place.querySelector(CONTROLS));
  (control as HTMLElement | null)?.focus();
  place.scrollIntoView({ block: "nearest" });
}

const isAfter = (one: Node, other: Node) =>
  (other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

/** Where one is in a form: it can be gone after the change that one makes there. */
interface Whereabouts {
  readonly control: Element | null;
  readonly around: Element | null;
}

export function whereabouts(): Whereabouts {
  const control = document.activeElement;
  return { control, around: control?.closest("[data-element]") ?? null };
}

/**
 * Goes to the next thing that is open, from the end on to the first.
 *
 * @param finish where to go once nothing is open any more
 */
export function focusNextOpen(form: Element, { control, around }: Whereabouts, finish: HTMLElement | null): void {
  const open = [...form.querySelectorAll("[data-open]")];
  const here = control?.isConnected && form.contains(control) ? control : null;
  const next = here
    ? open.find((place) => isAfter(place, here) && !place.contains(here))
    : open.find((place) => around !== null && (around.contains(place) || isAfter(place, around)));
  const target = next ?? open.find((place) => here === null || !place.contains(here));
  if (target) {
    focusIn(target);
  } else {
    finish?.focus();
  }
}

export function focusPreviousOpen(form: Element, { control }: Whereabouts): void {
  const open = [...form.querySelectorAll("[data-open]")].reverse();
  const target = open.find((place) => control !== null && isAfter(control, place) && !place.contains(control));
  const place = target ?? open[0];
  if (place) {
    focusIn(place);
  }
}

/** Goes to a field by its identifier, or to the next one that has its start: an entry that is not there yet has none. */
export function focusField(id: string): void {
  const place = document.getElementById(id);
  if (place) {
    focusIn(place);
    place.scrollIntoView({ block: "center" });
  }
}
