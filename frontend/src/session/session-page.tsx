/** Both notes of a session, side by side. */
export function SessionPage({ uuid }: { readonly uuid: string }) {
  return <h1>{uuid}</h1>;
}
