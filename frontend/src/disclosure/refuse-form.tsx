import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DeedForm } from "./deed-form";
import { PrivateField } from "./private-field";

interface RefuseFormProps {
  readonly isBusy: boolean;
  readonly onRefuse: (reason: string) => void;
  readonly onCancel: () => void;
}

/** Refuses a disclosure that another person recorded, with a reason. */
export function RefuseForm({ isBusy, onRefuse, onCancel }: RefuseFormProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  return (
    <DeedForm
      label={t("refuseIt", "Refuse")}
      submit={t("refuseNow", "Refuse for good")}
      isBusy={isBusy}
      onCancel={onCancel}
      onSubmit={() => (reason.trim() ? onRefuse(reason.trim()) : setMissing(true))}
    >
      <PrivateField
        field="reason"
        label={t("refusalReason", "Reason of the refusal")}
        help={t("refusalReasonHelp", "Who recorded it sees the reason, and can record it anew.")}
        maxLength={4000}
        value={reason}
        onChange={(value) => {
          setReason(value);
          setMissing(false);
        }}
        invalidText={isMissing ? t("answerMissing", "This is needed.") : undefined}
      />
    </DeedForm>
  );
}
