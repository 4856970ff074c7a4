import { useEffect } from "react";
import { ClientPage } from "../client/client-page";
import { OpenmrsHost } from "./openmrs-host";
import { goFromChart, openAwaited } from "./places";

/** Lists a client's sessions on a dashboard of the patient chart. */
export default function ClientDashboard({ patientUuid }: { readonly patientUuid: string }) {
  useEffect(() => openAwaited(patientUuid), [patientUuid]);
  return (
    <OpenmrsHost go={goFromChart}>
      <ClientPage uuid={patientUuid} isNamed />
    </OpenmrsHost>
  );
}
