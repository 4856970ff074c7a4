import { ActionMenuButton2, PenIcon, UserHasAccess } from "@openmrs/esm-framework";
import { useTranslation } from "react-i18next";
import { SESSION_WORKSPACE } from "./places";

/** The button beside the patient chart that opens the client's sessions. */
export function SessionActionButton() {
  const { t } = useTranslation();
  return (
    <UserHasAccess privilege="Manage Progress Notes">
      <ActionMenuButton2
        icon={(props) => <PenIcon {...props} />}
        label={t("appName", "Session Notes")}
        workspaceToLaunch={{ workspaceName: SESSION_WORKSPACE, workspaceProps: {} }}
      />
    </UserHasAccess>
  );
}
