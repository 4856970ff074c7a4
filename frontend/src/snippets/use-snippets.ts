import { useCallback, useEffect, useState } from "react";
import { useHost } from "../host/host";
import { readSnippets, type Snippet } from "../shared/snippets";

const byName = (one: Snippet, other: Snippet) => one.name.localeCompare(other.name);

/** The user's own snippets, sorted by name. They may hold private words, so no cache keeps them. */
export function useSnippets() {
  const { send } = useHost();
  const [snippets, setSnippets] = useState<readonly Snippet[] | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);

  const read = useCallback(async () => {
    setProblem(null);
    try {
      setSnippets([...(await readSnippets(send))].sort(byName));
    } catch (thrown) {
      setProblem(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  }, [send]);

  useEffect(() => void read(), [read]);

  const put = useCallback(
    (saved: Snippet) =>
      setSnippets((before) => [...(before ?? []).filter(({ uuid }) => uuid !== saved.uuid), saved].sort(byName)),
    [],
  );
  const drop = useCallback(
    (dropped: Snippet) => setSnippets((before) => (before ?? []).filter(({ uuid }) => uuid !== dropped.uuid)),
    [],
  );
  return { snippets, problem, read, put, drop };
}
