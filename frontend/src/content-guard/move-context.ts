import { createContext, useContext, useEffect, useMemo, useRef } from "react";

/** The other note of the session, which can receive words. */
export interface Target {
  /**
   * Adds words to an element.
   *
   * @return a function that removes the words again; null if the element can't hold words
   */
  readonly add: (element: string | null, words: string) => (() => void) | null;
}

type Name = "record" | "private";

interface Targets {
  readonly get: (name: Name) => Target | null;
  readonly set: (name: Name, target: Target | null) => void;
}

export const TargetsContext = createContext<Targets | null>(null);

export function useTargets(): Targets {
  const targets = useRef<{ readonly [name in Name]?: Target | null }>({});
  return useMemo(
    () => ({
      get: (name) => targets.current[name] ?? null,
      set: (name, target) => {
        targets.current = { ...targets.current, [name]: target };
      },
    }),
    [],
  );
}

/** Lets the other note of the session move words into this note while the user can write in it. */
export function useAsTarget(name: Name, add: Target["add"]): void {
  const targets = useContext(TargetsContext);
  const latest = useRef(add);
  latest.current = add;
  useEffect(() => {
    const target: Target = { add: (element, words) => latest.current(element, words) };
    targets?.set(name, target);
    return () => {
      if (targets?.get(name) === target) {
        targets.set(name, null);
      }
    };
  }, [targets, name]);
}

/** The note that can receive words; null while there is none. */
export function useTarget(name: Name): () => Target | null {
  const targets = useContext(TargetsContext);
  return () => targets?.get(name) ?? null;
}
