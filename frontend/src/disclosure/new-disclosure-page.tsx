import { Button, SkeletonText } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { useGet, useHost } from "../host/host";
import { ProblemNotice } from "../shared/problem-notice";
import type { Ref } from "../shared/types";
import { DEFINITION, type DisclosureDefinition } from "./definition";
import styles from "./disclosure.module.css";
import { DisclosureFormContext } from "./form-context";
import { basisOf, makerOf, type NoteToDisclose } from "./new-disclosure";
import { StepBasis } from "./step-basis";
import { StepCheck } from "./step-check";
import { StepDone } from "./step-done";
import { StepEvidence } from "./step-evidence";
import { StepRecipient } from "./step-recipient";
import { StepWhat } from "./step-what";
import { STEPS, type Step } from "./steps";
import { useNewDisclosure } from "./use-new-disclosure";

interface NewDisclosurePageProps {
  /** The note that the user came from, with its client. */
  readonly note?: NoteToDisclose & { readonly patient: Ref };
}

/** Makes a disclosure step by step: the notes, the recipient, the basis, the evidence, a check of everything. */
export function NewDisclosurePage({ note }: NewDisclosurePageProps) {
  const { t } = useTranslation();
  const { data, error, mutate } = useGet<DisclosureDefinition>(DEFINITION);
  return (
    <div className={styles.page}>
      <h1>{t("newDisclosure", "New disclosure")}</h1>
      {error && <ProblemNotice problem={error} onRetry={() => void mutate()} />}
      {!data && !error && <SkeletonText paragraph lineCount={4} />}
      {data && <Steps definition={data} note={note} />}
    </div>
  );
}

function Steps({ definition, note }: NewDisclosurePageProps & { readonly definition: DisclosureDefinition }) {
  const { t } = useTranslation();
  const { go } = useHost();
  const { form, change, wrong, position, goTo, next, back, submit, findings, problem, made, isBusy, page, again } =
    useNewDisclosure(definition, note);
  const name = useStepName();
  const isRecorded = makerOf(basisOf(definition, form), form)?.needsApproval;
  const doWord = isRecorded ? t("recordNow", "Record") : t("discloseNow", "Disclose");
  return (
    <DisclosureFormContext.Provider value={{ definition, form, change, wrong }}>
      <ol className={styles.steps} aria-label={t("steps", "Steps")}>
        {STEPS.map((step) => (
          <li key={step} aria-current={!made && step === position.step ? "step" : undefined}>
            {name(step)}
          </li>
        ))}
      </ol>
      <form
        className={styles.form}
        ref={page}
        noValidate
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          if (position.step === "CHECK") {
            void submit();
          } else {
            next();
          }
        }}
      >
        <h2 tabIndex={-1} data-heading>
          {made ? t("disclosureDone", "Done") : name(position.step)}
        </h2>
        {made ? (
          <StepDone made={made} onAnother={again} />
        ) : (
          <>
            {position.step === "WHAT" && <StepWhat />}
            {position.step === "RECIPIENT" && <StepRecipient />}
            {position.step === "BASIS" && <StepBasis />}
            {position.step === "EVIDENCE" && <StepEvidence at={position.at} />}
            {position.step === "CHECK" && <StepCheck findings={findings} onGo={goTo} />}
            {problem && <ProblemNotice problem={problem} title={t("nothingDone", "Nothing was done.")} />}
            <div className={styles.actions}>
              <Button type="submit" disabled={isBusy}>
                {position.step === "CHECK" ? doWord : t("nextStep", "Next")}
              </Button>
              {position.step !== "WHAT" && (
                <Button kind="secondary" disabled={isBusy} onClick={back}>
                  {t("backStep", "Back")}
                </Button>
              )}
              <Button kind="ghost" disabled={isBusy} onClick={() => go({ page: "disclosures" })}>
                {t("cancel", "Cancel")}
              </Button>
            </div>
          </>
        )}
      </form>
    </DisclosureFormContext.Provider>
  );
}

function useStepName(): (step: Step) => string {
  const { t } = useTranslation();
  return (step) => {
    switch (step) {
      case "WHAT":
        return t("stepWhat", "What");
      case "RECIPIENT":
        return t("stepRecipient", "To whom");
      case "BASIS":
        return t("stepBasis", "Why the law permits it");
      case "EVIDENCE":
        return t("stepEvidence", "Evidence");
      default:
        return t("stepCheck", "Check");
    }
  };
}
