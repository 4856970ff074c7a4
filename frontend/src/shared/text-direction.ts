/** From this many UTF-16 units on, a browser's own `auto` takes longer for a key than a typist notices. */
const LONG = 10_000;

const LETTER = /\p{L}/u;

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/**
 * The `dir` of a field with this text. A long text runs the way of its first letter; in shorter ones each paragraph runs its
 * own way.
 */
export function directionOf(text: string): "auto" | "ltr" | "rtl" {
  if (text.length < LONG) {
    return "auto";
  }
  return RIGHT_TO_LEFT.test(LETTER.exec(text)?.[0] ?? "") ? "rtl" : "ltr";
}
