/** A client's sessions, newest first. */
export function ClientPage({ uuid }: { readonly uuid: string }) {
  return <h1>{uuid}</h1>;
}
