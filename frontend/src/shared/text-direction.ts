/** The length in UTF-16 units from which the browser's `auto` noticeably slows down typing. */
const LONG = 10_000;

const LETTER = /\p{L}/u;

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/**
 * Returns the `dir` of a field with this text. The first letter sets the direction of a long text. In a shorter text the
 * browser chooses the direction of each paragraph.
 */
export function directionOf(text: string): "auto" | "ltr" | "rtl" {
  if (text.length < LONG) {
    return "auto";
  }
  return RIGHT_TO_LEFT.test(LETTER.exec(text)?.[0] ?? "") ? "rtl" : "ltr";
}
