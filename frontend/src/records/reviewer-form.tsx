import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FindOne } from "../shared/find-one";
import type { Ref } from "../shared/types";
import styles from "./records.module.css";
import type { WholeRequest } from "./requests";
import { StepForm } from "./step-form";
import { useStep } from "./use-step";

interface ReviewerFormProps {
  readonly request: WholeRequest;
  readonly name: string;
  readonly onTaken: (after: WholeRequest) => void;
  readonly onCancel: () => void;
}

/** Names the licensed professional who reviews a denial. */
export function ReviewerForm({ request, name, onTaken, onCancel }: ReviewerFormProps) {
  const { t } = useTranslation();
  const { run, isBusy, problem, take } = useStep(request, onTaken);
  const [reviewer, setReviewer] = useState<Ref | null>(request.reviewer);
  return (
    <StepForm
      name={name}
      isBusy={isBusy}
      problem={problem}
      onSubmit={() => void run(() => take({ step: "DESIGNATE", reviewer: reviewer?.uuid }))}
      onCancel={onCancel}
    >
      <h3>{name}</h3>
      <p className={styles.help}>
        {t(
          "reviewerWho",
          "A licensed professional who neither decided on the denial nor wrote the note, and who is not you (45 CFR 164.524(a)(4)).",
        )}
      </p>
      <FindOne kind="user" label={t("requestReviewer", "Reviewer")} chosen={reviewer} onChosen={setReviewer} />
    </StepForm>
  );
}
