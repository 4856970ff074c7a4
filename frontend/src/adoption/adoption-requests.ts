import { RestError, type Send } from "../host/rest";
import { readAll } from "../shared/read-all";
import type { Results } from "../shared/types";

export const ADOPTION = "/sessionnotes/adoption";

/** The number of obs on a page of the list of obs that stay in the record. */
export const LEFT_AT_ONCE = 100;

/** The greatest length of a name to search for, in characters: no concept has a longer name. */
export const LONGEST_NAME = 255;

const UUIDS = /[0-9A-Za-z-]{36,38}/g;

/** A concept or a user; the name is missing after a purge. */
export interface Named {
  readonly uuid: string;
  readonly display: string | null;
}

export type RunState = "PROPOSED" | "WITHDRAWN" | "RUNNING" | "INTERRUPTED" | "FAILED" | "DONE";

/** The notes of one concept and author. */
export interface Count {
  readonly concept: Named;
  readonly author: Named | null;
  readonly notes: number;
  readonly versions: number;
  readonly voided: number;
  readonly severalWriters: number;
}

/** An obs that stays in the record. */
export interface Left {
  readonly obsId: number;
  readonly reason: string;
}

/** An adoption, or a dry run of one. */
export interface Run {
  readonly state: RunState;
  readonly concepts: readonly Named[];
  readonly proposedBy: Named | null;
  readonly startedBy: Named | null;
  readonly dateStarted: string | null;
  readonly dateEnded: string | null;
  readonly obs: number;
  readonly obsSeen: number;
  readonly counts: readonly Count[];
  readonly leftByReason: Readonly<Record<string, number>>;
  /** The first page of the list of obs that stay in the record. */
  readonly left: readonly Left[];
}

export interface AdoptionState {
  readonly running: boolean;
  readonly twoPeople: boolean;
  readonly adoption: Run | null;
  readonly dryRun: Run | null;
  readonly filesToRemove: number;
  readonly untouchedTables: readonly string[];
}

/** A restricted concept: only the author may read its answers. */
export interface Restricted extends Named {
  readonly adoptable: boolean;
  readonly obs: number;
}

export const nameOf = (reference: Named | null) => reference?.display || reference?.uuid || "";

export function readConcepts(send: Send): Promise<readonly Restricted[]> {
  return readAll(send, `${ADOPTION}/concept`);
}

/** Reads a page of the list of obs that stay in the record. */
export async function readLeft(send: Send, isDry: boolean, startIndex: number): Promise<readonly Left[]> {
  const path = `${ADOPTION}?limit=${LEFT_AT_ONCE}&startIndex=${startIndex}`;
  const { dryRun, adoption } = (await send("GET", path)) as AdoptionState;
  return (isDry ? dryRun : adoption)?.left ?? [];
}

/** Searches the whole dictionary for concepts, by uuid if the user typed uuids, otherwise by name. */
export async function findConcepts(send: Send, typed: string): Promise<readonly Named[]> {
  const uuids = typed.match(UUIDS);
  if (uuids === null) {
    const path = `/concept?limit=20&v=custom:(uuid,display)&q=${encodeURIComponent(typed)}`;
    return ((await send("GET", path)) as Results<Named>).results;
  }
  const found = await Promise.all(
    uuids.map((uuid) =>
      (send("GET", `/concept/${uuid}?v=custom:(uuid,display)`) as Promise<Named>).catch((problem) => {
        if (problem instanceof RestError && problem.status === 404) {
          return null;
        }
        throw problem;
      }),
    ),
  );
  return found.filter((concept) => concept !== null);
}
