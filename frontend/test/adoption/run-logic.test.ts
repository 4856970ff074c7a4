import { describe, expect, it } from "vitest";
import { canResume, canStart, currentOf, progressOf, resultOf, trialOf } from "../../src/adoption/run-logic";
import { impressions, officer, runOf, started, stateOf } from "./fake-adoption";

const later = "2026-11-29T13:30:00.000+0300";
const kindOf = (changes: Parameters<typeof stateOf>[0]) => currentOf(stateOf(changes), officer.uuid)?.kind ?? null;

describe("The current run", () => {
  it("is the one that was started last, in whatever zone, while the server works", () => {
    const dryRun = runOf({ state: "RUNNING", dateStarted: later });
    const adoption = runOf();
    expect(kindOf({ running: true, dryRun, adoption })).toBe("dryRun");
    expect(kindOf({ running: true, dryRun: runOf(), adoption: { ...dryRun, state: "RUNNING" } })).toBe("adoption");
    expect(kindOf({ running: true, adoption: runOf({ state: "INTERRUPTED" }) })).toBe("stopping");
  });

  it.each([
    ["INTERRUPTED", "interrupted"],
    ["FAILED", "failed"],
    ["RUNNING", "crashed"],
  ] as const)("is one to go on with where it is %s and the server does not work", (state, kind) => {
    const current = currentOf(stateOf({ adoption: runOf({ state }) }), officer.uuid);
    expect(current?.kind).toBe(kind);
    expect(canResume(current)).toBe(true);
  });

  it("tells one's own proposal from another person's", () => {
    const adoption = runOf({ state: "PROPOSED", proposedBy: officer, startedBy: null, dateStarted: null });
    expect(kindOf({ adoption })).toBe("ownProposal");
    const another = currentOf(stateOf({ adoption }), "user-9");
    expect(another?.kind).toBe("proposed");
    expect(canResume(another)).toBe(false);
  });

  it.each(["DONE", "WITHDRAWN"] as const)("is none after one that is %s", (state) => {
    expect(kindOf({ adoption: runOf({ state }) })).toBeNull();
  });
});

describe("What a dry run found", () => {
  it("is shown once it has ended, until the same is adopted", () => {
    const dryRun = runOf();
    expect(trialOf(stateOf({ dryRun }))).toBe(dryRun);
    expect(trialOf(stateOf({ running: true, dryRun: runOf({ state: "RUNNING" }) }))).toBeNull();
    expect(trialOf(stateOf({ dryRun, adoption: runOf({ dateStarted: later }) }))).toBeNull();
    const ofAnother = runOf({ dateStarted: later, concepts: [{ uuid: "concept-2", display: null }] });
    expect(trialOf(stateOf({ dryRun, adoption: ofAnother }))).toBe(dryRun);
    expect(trialOf(stateOf({ dryRun: runOf({ dateStarted: later }), adoption: runOf() }))?.dateStarted).toBe(later);
  });

  it("can be adopted where it is done, found notes, and nothing else waits", () => {
    const dryRun = runOf();
    expect(canStart(stateOf({ dryRun }), dryRun)).toBe(true);
    expect(canStart(stateOf({ dryRun, adoption: runOf({ state: "INTERRUPTED" }) }), dryRun)).toBe(true);
    expect(canStart(stateOf({ dryRun, running: true }), dryRun)).toBe(false);
    expect(canStart(stateOf({ dryRun, adoption: runOf({ state: "PROPOSED" }) }), dryRun)).toBe(false);
    expect(canStart(stateOf(), runOf({ state: "INTERRUPTED" }))).toBe(false);
    expect(canStart(stateOf(), runOf({ counts: [] }))).toBe(false);
  });
});

describe("Progress", () => {
  it("never goes beyond what there was, nor divides by nothing", () => {
    expect(progressOf(runOf({ obs: 3, obsSeen: 2 }))).toEqual({ seen: 2, percent: 66 });
    expect(progressOf(runOf({ obs: 3, obsSeen: 5 }))).toEqual({ seen: 3, percent: 100 });
    expect(progressOf(runOf({ obs: 0, obsSeen: 0 }))).toEqual({ seen: 0, percent: 0 });
  });
});

describe("The result", () => {
  it("is there once an adoption was started", () => {
    expect(resultOf(stateOf({ adoption: runOf({ state: "PROPOSED", dateStarted: null }) }))).toBeNull();
    expect(resultOf(stateOf({ adoption: runOf() }))?.dateStarted).toBe(started);
    expect(resultOf(stateOf({ adoption: runOf() }))?.concepts).toEqual([impressions]);
  });
});
