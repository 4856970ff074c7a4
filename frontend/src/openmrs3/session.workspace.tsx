import { Workspace2 } from "@openmrs/esm-framework";
import { useTranslation } from "react-i18next";
import { ClientPage } from "../client/client-page";
import { SessionPage } from "../session/session-page";
import { OpenmrsHost } from "./openmrs-host";

interface SessionWorkspaceProps {
  readonly workspaceProps: { readonly session?: string } | null;
  readonly groupProps: { readonly patientUuid: string } | null;
}

/** Both notes of a session beside the patient chart; without a session, the client's sessions to choose from. */
export default function SessionWorkspace({ workspaceProps, groupProps }: SessionWorkspaceProps) {
  const { t } = useTranslation();
  const patient = groupProps?.patientUuid ?? null;
  return (
    <Workspace2 title={t("appName", "Session Notes")}>
      <OpenmrsHost patient={patient}>
        {workspaceProps?.session ? (
          <SessionPage uuid={workspaceProps.session} />
        ) : (
          patient && <ClientPage uuid={patient} />
        )}
      </OpenmrsHost>
    </Workspace2>
  );
}
