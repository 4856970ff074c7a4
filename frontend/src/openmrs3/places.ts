import { launchWorkspace2, navigate } from "@openmrs/esm-framework";
import { addressOf } from "../host/addresses";
import type { Place } from "../host/host";
import { context } from "./context";

export const SESSION_WORKSPACE = "session-notes-workspace";

/** The address of the user's sessions on the home page, as the shell writes addresses. */
export const MY_DAY = `\${openmrsSpaBase}/home/session-notes`;

const chart = (patient: string) => `\${openmrsSpaBase}/patient/${patient}/chart/session-notes`;

/** The session to open once its client's chart has loaded. Only memory holds it. */
let awaited: { readonly patient: string; readonly session: string } | null = null;

/** Opens the session that the user chose before this client's chart had loaded, if any. */
export function openAwaited(patient: string): void {
  if (awaited?.patient === patient) {
    const { session } = awaited;
    awaited = null;
    void launchWorkspace2(SESSION_WORKSPACE, { session });
  }
}

/** Follows a link on the home page. A session opens once its client's chart has loaded. */
export function goFromHome(place: Place): void {
  if (place.page === "session" && place.patient) {
    awaited = { patient: place.patient, session: place.uuid };
    navigate({ to: chart(place.patient) });
  } else if (place.page === "client") {
    navigate({ to: chart(place.uuid) });
  } else {
    goFromChart(place);
  }
}

/** Follows a link in a client's chart. A session, or the list of the client's sessions, opens in the workspace. */
export function goFromChart(place: Place): void {
  switch (place.page) {
    case "session":
      void launchWorkspace2(SESSION_WORKSPACE, { session: place.uuid });
      break;
    case "client":
      void launchWorkspace2(SESSION_WORKSPACE, {});
      break;
    case "day":
      navigate({ to: MY_DAY });
      break;
    default:
      // all other pages exist only among the module's own pages
      navigate({ to: addressOf(context(), place) });
  }
}
