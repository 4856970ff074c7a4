/** The OpenMRS 3 module, which shows the components of the module's own pages in the patient chart and on the home page, and links to the other pages. */
import { createDashboard, getAsyncLifecycle, getSyncLifecycle } from "@openmrs/esm-framework";
import { MyDayLink } from "./my-day-link";
import { DisclosuresLink, PrivacyLink, SetupLink, StatusLink } from "./page-links";
import { SessionActionButton } from "./session-action-button";

const options = { featureName: "session-notes", moduleName: "@session-notes/esm-session-notes-app" };

export const importTranslation = require.context("../../translations", false, /\.json$/, "lazy");

export const clientDashboardLink = getSyncLifecycle(
  createDashboard({ path: "session-notes", title: "appName", icon: "omrs-icon-pen" }),
  options,
);

export const clientDashboard = getAsyncLifecycle(() => import("./client-dashboard"), options);

export const myDayLink = getSyncLifecycle(MyDayLink, options);

export const myDay = getAsyncLifecycle(() => import("./my-day-dashboard"), options);

export const disclosuresLink = getSyncLifecycle(DisclosuresLink, options);

export const privacyLink = getSyncLifecycle(PrivacyLink, options);

export const statusLink = getSyncLifecycle(StatusLink, options);

export const setupLink = getSyncLifecycle(SetupLink, options);

export const sessionActionButton = getSyncLifecycle(SessionActionButton, options);

export const sessionWorkspace = getAsyncLifecycle(() => import("./session.workspace"), options);
