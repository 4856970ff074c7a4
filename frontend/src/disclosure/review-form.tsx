import { RadioButton, RadioButtonGroup } from "@carbon/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DeedForm } from "./deed-form";
import { PrivateField } from "./private-field";

interface ReviewFormProps {
  readonly isBusy: boolean;
  readonly onReview: (review: { readonly justified: boolean; readonly comment: string }) => void;
  readonly onCancel: () => void;
}

/** Records the result of the review of an emergency reading. */
export function ReviewForm({ isBusy, onReview, onCancel }: ReviewFormProps) {
  const { t } = useTranslation();
  const [justified, setJustified] = useState<string>();
  const [comment, setComment] = useState("");
  const [isMissing, setMissing] = useState(false);
  const missing = t("answerMissing", "This is needed.");
  return (
    <DeedForm
      label={t("reviewReading", "Review the reading")}
      submit={t("recordReview", "Record the review")}
      isBusy={isBusy}
      onCancel={onCancel}
      onSubmit={() =>
        justified && comment.trim()
          ? onReview({ justified: justified === "yes", comment: comment.trim() })
          : setMissing(true)
      }
    >
      <RadioButtonGroup
        name="justified"
        orientation="vertical"
        legendText={t("justifiedQuestion", "Did the threat justify the reading?")}
        valueSelected={justified}
        invalid={isMissing && !justified}
        invalidText={missing}
        onChange={(value) => setJustified(String(value))}
      >
        <RadioButton id="justified-yes" value="yes" labelText={t("yes", "Yes")} />
        <RadioButton id="justified-no" value="no" labelText={t("no", "No")} />
      </RadioButtonGroup>
      <PrivateField
        field="comment"
        label={t("reviewFindings", "What the review found")}
        maxLength={4000}
        value={comment}
        onChange={setComment}
        invalidText={isMissing && !comment.trim() ? missing : undefined}
      />
    </DeedForm>
  );
}
