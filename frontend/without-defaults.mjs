/** A call of `t` with its key, its English default and, where there are any, its values. */
const CALL = /(\bt\(\s*"[^"\n]+"),\s*"(?:[^"\\\n]|\\.)*"(?=\s*,|\s*\))/g;

/**
 * Leaves the English defaults of texts out of the built files. The pages read a whole file of texts before they show anything;
 * the tests compare that file with the defaults in the source.
 */
export default function withoutDefaults(source) {
  return source.replace(CALL, "$1");
}
