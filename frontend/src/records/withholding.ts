import { useCallback, useEffect, useState } from "react";
import { useHost } from "../host/host";
import type { Ref } from "../shared/types";
import { useAction } from "../shared/use-action";
import type { BriefRequest } from "./requests";

export const WITHHOLDING = "/sessionnotes/withholding";

export interface Field {
  readonly note: string;
  readonly day: string;
  readonly field: string;
  readonly label: string | null;
  readonly text: string;
}

export interface Ground {
  readonly name: string;
  readonly display: string;
  readonly reviewable: boolean;
  readonly facts: readonly { readonly name: string; readonly display: string }[];
}

/**
 * A passage that a professional wants to withhold: a whole note if field is null, a whole field if beginsAt is null.
 */
export interface Denial {
  readonly note: string;
  readonly field: string | null;
  readonly beginsAt: number | null;
  readonly endsAt: number | null;
  readonly words: string;
  readonly ground: string;
  readonly facts: readonly string[];
  readonly reasoning: string;
  readonly markRevealing: boolean;
}

/** A denial as the server stores it, with the session's day, the ground's name and the decider. */
interface Withheld extends Denial {
  readonly day: string;
  readonly groundDisplay: string;
  readonly decidedBy: Ref | null;
}

export interface Decision extends BriefRequest {
  readonly withheld: readonly Withheld[];
  readonly fields: readonly Field[];
  readonly grounds: readonly Ground[];
}

export interface ReviewedPassage {
  readonly number: number;
  readonly words: string;
  readonly groundDisplay: string;
  readonly reasoning: string;
}

/** Reads words of notes, once; they are in no cache. */
export function useWords<T>(path: string) {
  const { send } = useHost();
  const { run, problem } = useAction();
  const [data, setData] = useState<T | null>(null);
  const read = useCallback(() => void run(async () => setData((await send("GET", path)) as T)), [run, send, path]);
  useEffect(() => read(), [read]);
  return { data, problem, read };
}
