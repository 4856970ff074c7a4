import type { AdoptionState, Run } from "../../src/adoption/adoption-requests";

const therapist = { uuid: "user-2", display: "Amara Okafor (therapist1)" };
export const officer = { uuid: "user-1", display: "Ines Costa (sysadmin)" };
export const impressions = { uuid: "concept-1", display: "Private impressions" };
export const started = "2026-11-29T10:00:00.000+0000";

/** An adoption of 40 notes that is done and left one obs. */
export function runOf(changes: Partial<Run> = {}): Run {
  return {
    state: "DONE",
    concepts: [impressions],
    proposedBy: null,
    startedBy: officer,
    dateStarted: started,
    dateEnded: "2026-11-29T10:05:00.000+0000",
    obs: 41,
    obsSeen: 41,
    counts: [{ concept: impressions, author: therapist, notes: 40, versions: 44, voided: 2, severalWriters: 1 }],
    leftByReason: { NO_PATIENT: 1 },
    left: [{ obsId: 7, reason: "NO_PATIENT" }],
    ...changes,
  };
}

export function stateOf(changes: Partial<AdoptionState> = {}): AdoptionState {
  return {
    running: false,
    twoPeople: false,
    adoption: null,
    dryRun: null,
    filesToRemove: 0,
    untouchedTables: [],
    ...changes,
  };
}
