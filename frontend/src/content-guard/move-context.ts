import { createContext, useContext, useEffect, useMemo, useRef } from "react";

/** The other note, which takes words. */
export interface Target {
  /**
   * Adds words to an element.
   *
   * @return a function that takes the words back, or null if the element can't hold words
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

/** Offers this note to the other one while it can be written. */
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

/** The note to which words can be moved; null while there is none. */
export function useTarget(name: Name): () => Target | null {
  const targets = useContext(TargetsContext);
  return () => targets?.get(name) ?? null;
}
