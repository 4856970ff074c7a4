import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextLine } from "../shared/text-line";
import type { WholeRequest } from "./requests";
import { StepForm } from "./step-form";
import { useStep } from "./use-step";

interface IdentityFormProps {
  readonly request: WholeRequest;
  readonly onTaken: (after: WholeRequest) => void;
  readonly onCancel: () => void;
}

/** Records how the user verified who asks. */
export function IdentityForm({ request, onTaken, onCancel }: IdentityFormProps) {
  const { t } = useTranslation();
  const { run, isBusy, problem, take } = useStep(request, onTaken);
  const [evidence, setEvidence] = useState("");
  return (
    <StepForm
      name={t("stepIdentify", "Record how you verified the identity")}
      isBusy={isBusy}
      problem={problem}
      onSubmit={() => void run(() => take({ step: "IDENTIFY", identityEvidence: evidence }))}
      onCancel={onCancel}
    >
      <TextLine
        id="identity-evidence"
        label={t("requestEvidence", "How you verified the identity of the requester")}
        value={evidence}
        onChange={setEvidence}
      />
    </StepForm>
  );
}
