/** The errors of a passphrase; the server applies the same rules. */
export type WrongPassphrase = "short" | "signs" | "monotonous" | "different";

const FEWEST_CHARACTERS = 16;
const FEWEST_DIFFERENT = 8;

export function wrongWith(passphrase: string, repeated: string): WrongPassphrase | null {
  if (passphrase.length < FEWEST_CHARACTERS) {
    return "short";
  }
  if (!/^[ -~]*$/.test(passphrase)) {
    return "signs";
  }
  if (new Set(passphrase).size < FEWEST_DIFFERENT) {
    return "monotonous";
  }
  return passphrase === repeated ? null : "different";
}
