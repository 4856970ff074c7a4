import { Button } from "@carbon/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { TwoSteps } from "../shared/two-steps";
import { IdentityForm } from "./identity-form";
import { LetterForm } from "./letter-form";
import styles from "./records.module.css";
import type { LetterStep, StepName, WholeRequest } from "./requests";
import { ReviewerForm } from "./reviewer-form";
import { useStep } from "./use-step";

const PRIMARY: readonly StepName[] = ["GRANT", "GRANT_IN_PART", "SUPPLEMENT", "DESIGNATE", "SEND_REVIEW"];

interface NextStepProps {
  readonly request: WholeRequest;
  readonly onTaken: (after: WholeRequest) => void;
}

/** The steps that are possible now; a step with a letter opens a form, every other asks before it acts. */
export function NextStep({ request, onTaken }: NextStepProps) {
  const { t } = useTranslation();
  const { take } = useStep(request, onTaken);
  const [open, setOpen] = useState<LetterStep | "IDENTIFY" | "DESIGNATE" | null>(null);
  const form = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (open) {
      form.current?.querySelector<HTMLElement>("input, select")?.focus();
    }
  }, [open]);

  const names: Readonly<Record<StepName, string>> = {
    ACKNOWLEDGE: t("stepAcknowledge", "Confirm that you have the request"),
    IDENTIFY: t("stepIdentify", "Record how you verified the identity"),
    EXTEND: t("stepExtend", "Extend the time, once"),
    GRANT: t("stepGrant", "Grant the whole copy"),
    GRANT_IN_PART: t("stepGrantInPart", "Grant the copy without the passages that are withheld"),
    DENY: t("stepDeny", "Deny the whole copy"),
    RELEASE: t("stepRelease", "Record that the client got the copy"),
    SUPPLEMENT: t("stepSupplement", "Send the promised notes that are signed now"),
    ASK_REVIEW: t("stepAskReview", "The client asks for a review"),
    DESIGNATE: t("stepDesignate", "Name the reviewer"),
    SEND_REVIEW: t("stepSendReview", "Send the result of the review"),
    CLOSE: t("stepClose", "Close the request"),
    WITHDRAW: t("stepWithdraw", "The client withdraws the request"),
  };
  const meanings = {
    RELEASE: t(
      "stepReleaseMeans",
      "You confirm that the copy and its letter were sent or handed over today. The log records your name.",
    ),
    ASK_REVIEW: t(
      "stepAskReviewMeans",
      "You record that the client asked today. Then name another licensed professional as reviewer promptly. The review is free for the client.",
    ),
    CLOSE: t("stepCloseMeans", "Nothing is left to do. The request stays in the list of all requests."),
    WITHDRAW: t(
      "stepWithdrawMeans",
      "The client no longer wants the copy. This can’t be undone; the client may ask again.",
    ),
  };
  const done = (after: WholeRequest) => {
    setOpen(null);
    onTaken(after);
  };
  if (open !== null) {
    const shared = { request, onTaken: done, onCancel: () => setOpen(null) };
    return (
      <div ref={form}>
        {open === "IDENTIFY" && <IdentityForm {...shared} />}
        {open === "DESIGNATE" && <ReviewerForm name={names[open]} {...shared} />}
        {open !== "IDENTIFY" && open !== "DESIGNATE" && <LetterForm step={open} name={names[open]} {...shared} />}
      </div>
    );
  }
  if (request.possibleSteps.length === 0) {
    return <p>{t("stepsNone", "Nothing is left to do.")}</p>;
  }
  return (
    <ul className={styles.steps}>
      {request.possibleSteps.map((step) => (
        <li key={step}>
          {step === "RELEASE" || step === "ASK_REVIEW" || step === "CLOSE" || step === "WITHDRAW" ? (
            <TwoSteps
              label={names[step]}
              meaning={meanings[step]}
              confirm={names[step]}
              onConfirmed={() => take({ step })}
            />
          ) : (
            <Button kind={PRIMARY.includes(step) ? "primary" : "tertiary"} size="md" onClick={() => setOpen(step)}>
              {names[step]}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
