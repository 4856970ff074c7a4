import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayOf } from "../host/dates";
import { useHost } from "../host/host";
import { DeedForm } from "./deed-form";
import { PrivateField } from "./private-field";

interface ClientRevokedFormProps {
  readonly isBusy: boolean;
  readonly onRevoke: (body: {
    readonly byClient: true;
    readonly receivedOn?: string;
    readonly document?: string;
  }) => void;
  readonly onCancel: () => void;
}

/** Records the client's revocation of the authorization: its document, and the day on which it reached the clinic. */
export function ClientRevokedForm({ isBusy, onRevoke, onCancel }: ClientRevokedFormProps) {
  const { t } = useTranslation();
  const { DateField } = useHost();
  const today = dayOf(new Date());
  const [receivedOn, setReceivedOn] = useState(today);
  const [document, setDocument] = useState("");
  const isLater = receivedOn > today;
  return (
    <DeedForm
      label={t("clientRevoked", "The client has revoked it")}
      submit={t("revokeForClient", "Revoke for the client")}
      isBusy={isBusy}
      onCancel={onCancel}
      onSubmit={() =>
        isLater ||
        onRevoke({
          byClient: true,
          ...(receivedOn && { receivedOn }),
          ...(document.trim() && { document: document.trim() }),
        })
      }
    >
      <DateField
        id="revocation-received"
        label={t("receivedOn", "Day on which it reached the clinic")}
        value={receivedOn}
        max={today}
        onChange={setReceivedOn}
        invalidText={isLater ? t("dayFuture", "This day has not come yet.") : undefined}
      />
      <PrivateField
        field="document"
        label={t("revocationWriting", "The writing")}
        help={t("revocationWritingHelp", "For example: letter of 3 March, kept in the paper file.")}
        maxLength={4000}
        value={document}
        onChange={setDocument}
      />
    </DeedForm>
  );
}
