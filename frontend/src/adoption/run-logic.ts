import { momentOf } from "../host/dates";
import type { AdoptionState, Count, Named, Run, RunState } from "./adoption-requests";

export type CurrentKind =
  | "dryRun"
  | "adoption"
  | "stopping"
  | "proposed"
  | "ownProposal"
  | "interrupted"
  | "failed"
  | "crashed";

/** The run in progress on the server, or one that waits for a user's next step. */
export interface Current {
  readonly kind: CurrentKind;
  readonly run: Run;
  readonly isDry: boolean;
}

const UNFINISHED: Partial<Record<RunState, CurrentKind>> = {
  // the server recorded a run in progress but has none
  RUNNING: "crashed",
  INTERRUPTED: "interrupted",
  FAILED: "failed",
};

const started = (run: Run | null) => (run?.dateStarted ? momentOf(run.dateStarted).getTime() : null);

/** The run in progress on the server: the dry run or the adoption, whichever started last. */
function aliveRun({ running, adoption, dryRun }: AdoptionState): Run | null {
  if (!running) {
    return null;
  }
  return (started(dryRun) ?? 0) > (started(adoption) ?? 0) ? dryRun : adoption;
}

/** @param userUuid the uuid of the user who sees the page */
export function currentOf(state: AdoptionState, userUuid: string): Current | null {
  const alive = aliveRun(state);
  const { adoption } = state;
  if (alive) {
    const isDry = alive !== adoption;
    const kind = alive.state === "RUNNING" ? (isDry ? "dryRun" : "adoption") : "stopping";
    return { kind, run: alive, isDry };
  }
  if (adoption?.state === "PROPOSED") {
    const kind = adoption.proposedBy?.uuid === userUuid ? "ownProposal" : "proposed";
    return { kind, run: adoption, isDry: false };
  }
  const kind = adoption && UNFINISHED[adoption.state];
  return adoption && kind ? { kind, run: adoption, isDry: false } : null;
}

/** True if starting the same run again resumes it. */
export const canResume = (current: Current | null): current is Current =>
  current !== null && ["interrupted", "failed", "crashed"].includes(current.kind);

export const uuidsOf = (concepts: readonly Named[]) => concepts.map(({ uuid }) => uuid);

const isOfSame = (one: Run, other: Run) => uuidsOf(one.concepts).join() === uuidsOf(other.concepts).join();

/** The newest dry run after its end, until a user adopts the same concepts. */
export function trialOf(state: AdoptionState): Run | null {
  const { adoption, dryRun } = state;
  if (dryRun === null || aliveRun(state) === dryRun) {
    return null;
  }
  const wasAdopted =
    adoption !== null && (started(adoption) ?? 0) > (started(dryRun) ?? 0) && isOfSame(adoption, dryRun);
  return wasAdopted ? null : dryRun;
}

/** The newest adoption that a user has started. */
export const resultOf = ({ adoption }: AdoptionState) => (adoption?.dateStarted ? adoption : null);

/** True if the notes that the dry run found can be adopted now. Only one proposal waits at a time, the same for all users. */
export function canStart({ running, adoption }: AdoptionState, trial: Run): boolean {
  return trial.state === "DONE" && totalOf(trial, "notes") > 0 && !running && adoption?.state !== "PROPOSED";
}

export type Column = "notes" | "versions" | "voided" | "severalWriters";

export const totalOf = ({ counts }: Run, column: Column) =>
  counts.reduce((sum: number, count: Count) => sum + count[column], 0);

export const leftOf = ({ leftByReason }: Run) => Object.values(leftByReason).reduce((sum, number) => sum + number, 0);

/** The progress of a run, at most 100 percent. Users may add obs meanwhile, so the server may see more than it first counted. */
export function progressOf({ obs, obsSeen }: Run): { readonly seen: number; readonly percent: number } {
  const seen = Math.min(obsSeen, obs);
  return { seen, percent: obs === 0 ? 0 : Math.floor((100 * seen) / obs) };
}

/** A key that changes whenever a run ends. */
export const endsOf = ({ adoption, dryRun }: AdoptionState) => `${adoption?.dateEnded} ${dryRun?.dateEnded}`;
