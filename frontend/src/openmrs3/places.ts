import { launchWorkspace2, navigate } from "@openmrs/esm-framework";
import { addressOf } from "../host/addresses";
import type { Place } from "../host/host";

export const SESSION_WORKSPACE = "session-notes-workspace";

declare global {
  interface Window {
    /** The web application's path, which the shell sets, for example `/openmrs`. */
    readonly openmrsBase?: string;
    readonly getOpenmrsSpaBase?: () => string;
  }
}

/** The web application's path. */
export const context = () => window.openmrsBase ?? "/openmrs";

const chart = (patient: string) => `\${openmrsSpaBase}/patient/${patient}/chart/session-notes`;

/** A session that is to be opened once its client's chart is there. In memory alone. */
let awaited: { readonly patient: string; readonly session: string } | null = null;

/** Opens the session that was asked for before this client's chart was there, if any. */
export function openAwaited(patient: string): void {
  if (awaited?.patient === patient) {
    const { session } = awaited;
    awaited = null;
    void launchWorkspace2(SESSION_WORKSPACE, { session });
  }
}

/** @param patient whose chart is open, or null outside of charts */
export function goFrom(patient: string | null): (place: Place) => void {
  return (place) => {
    switch (place.page) {
      case "session":
        if (patient === null && place.patient) {
          awaited = { patient: place.patient, session: place.uuid };
          navigate({ to: chart(place.patient) });
        } else {
          void launchWorkspace2(SESSION_WORKSPACE, { session: place.uuid });
        }
        break;
      case "client":
        navigate({ to: chart(place.uuid) });
        break;
      case "day":
        navigate({ to: `\${openmrsSpaBase}/home/session-notes` });
        break;
      default:
        // what has no place in OpenMRS 3 is on the module's own pages
        navigate({ to: addressOf(context(), place) });
    }
  };
}
