/** The types of a Carbon component's properties: an object on one line or several, or another component's. */
const TYPES = /^[\w$]+\.propTypes = (?:\{.*\}|\{[\s\S]*?(?:^| )\}|[\w.$]+);$/gm;

/** Leaves the types of properties out of the built files: React checks them only in development. */
export default function withoutPropTypes(source) {
  return source.replace(TYPES, "");
}
