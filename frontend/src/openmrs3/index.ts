/** The frontend module of OpenMRS 3: the same components as the module's own pages, in the patient chart and on the home page. */
import { createDashboard, getAsyncLifecycle, getSyncLifecycle } from "@openmrs/esm-framework";
import { SessionActionButton } from "./session-action-button";

const options = { featureName: "session-notes", moduleName: "@session-notes/esm-session-notes-app" };

const dashboard = { path: "session-notes", title: "appName" };

export const importTranslation = require.context("../../translations", false, /\.json$/, "lazy");

export const clientDashboardLink = getSyncLifecycle(createDashboard(dashboard), options);

export const clientDashboard = getAsyncLifecycle(() => import("./client-dashboard"), options);

export const myDayLink = getSyncLifecycle(createDashboard(dashboard), options);

export const myDay = getAsyncLifecycle(() => import("./my-day-dashboard"), options);

export const sessionActionButton = getSyncLifecycle(SessionActionButton, options);

export const sessionWorkspace = getAsyncLifecycle(() => import("./session.workspace"), options);
