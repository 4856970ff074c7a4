/*
 * Open elements of the form have the attribute `data-open`. These are fields that a signature needs, and pieces of the last
 * session that the author has not handled yet. So the focus always follows the order on the page.
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

/** The user's position in the form. A change there may remove the control itself. */
interface Whereabouts {
  readonly control: Element | null;
  readonly around: Element | null;
}

export function whereabouts(): Whereabouts {
  const control = document.activeElement;
  return { control, around: control?.closest("[data-element]") ?? null };
}

/**
 * Moves the focus to the next open element. After the last one it starts again at the first.
 *
 * @param finish the element that takes the focus if no element is open any more
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

/** Moves the focus to the field with the id, if it is on the page. */
export function focusField(id: string): void {
  const place = document.getElementById(id);
  if (place) {
    focusIn(place);
    place.scrollIntoView({ block: "center" });
  }
}
