import { Workspace2 } from "@openmrs/esm-framework";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ClientPage } from "../client/client-page";
import { useUnsaved } from "../drafts/use-unsaved";
import { useHost } from "../host/host";
import { SessionPage } from "../session/session-page";
import { ShortcutHelp } from "../shared/shortcuts";
import { OpenmrsHost } from "./openmrs-host";
import { goFromChart } from "./places";

interface SessionWorkspaceProps {
  readonly workspaceProps: { readonly session?: string } | null;
  readonly groupProps: { readonly patientUuid: string } | null;
}

/** Both notes of a session, beside the patient chart. If no session is open, the user chooses one of the client's sessions. */
export default function SessionWorkspace({ workspaceProps, groupProps }: SessionWorkspaceProps) {
  const patient = groupProps?.patientUuid ?? null;
  return (
    <OpenmrsHost go={goFromChart} frame={Frame}>
      {workspaceProps?.session ? (
        <SessionPage uuid={workspaceProps.session} />
      ) : (
        patient && <ClientPage uuid={patient} isNamed />
      )}
      <ShortcutHelp />
    </OpenmrsHost>
  );
}

/** The workspace. The shell asks before it closes the workspace if the user has unsaved text. */
function Frame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { send } = useHost();
  return (
    <Workspace2 title={t("appName", "Session Notes")} hasUnsavedChanges={useUnsaved(send)}>
      {children}
    </Workspace2>
  );
}
