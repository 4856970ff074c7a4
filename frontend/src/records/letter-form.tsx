import { Button } from "@carbon/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { TextLine } from "../shared/text-line";
import { Choice } from "./choice";
import styles from "./records.module.css";
import type { LetterStep, WholeRequest } from "./requests";
import { StepForm } from "./step-form";
import { useStep } from "./use-step";

interface LetterFormProps {
  readonly request: WholeRequest;
  readonly step: LetterStep;
  /** The name of the step, which is the label of the button that takes it. */
  readonly name: string;
  readonly onTaken: (after: WholeRequest) => void;
  readonly onCancel: () => void;
}

/** What the letters call the notes. Letters are in English, whatever the language of the page. */
const REQUESTED = "your progress notes";

/** How a client asks for a review. The letter names the person or office further down. */
const REVIEW_CONTACT = "call or write to the person or office named in this letter";

const EMPTY = {
  requested: REQUESTED,
  reviewContact: REVIEW_CONTACT,
  withheld: "",
  releasedPassages: "",
  signerTitle: "",
  contactTitle: "",
  contactTelephone: "",
  reason: "",
  newDate: "",
  exception: "INFEASIBLE",
  unsignedDate: "",
  elsewhere: "",
};

type Text = keyof typeof EMPTY;

const COMMON: readonly Text[] = ["requested", "signerTitle", "contactTitle", "contactTelephone"];

const DENIAL: readonly Text[] = ["withheld", "reviewContact", "unsignedDate", "elsewhere", ...COMMON];

const FIELDS: Readonly<Record<LetterStep, readonly Text[]>> = {
  ACKNOWLEDGE: COMMON,
  EXTEND: ["reason", "newDate", "exception", ...COMMON],
  GRANT: ["unsignedDate", "elsewhere", ...COMMON],
  GRANT_IN_PART: DENIAL,
  DENY: DENIAL,
  SUPPLEMENT: ["unsignedDate", ...COMMON],
  SEND_REVIEW: ["releasedPassages", "withheld", ...COMMON],
};

/** Takes a step that sends a letter: the user fills in what the letter needs, looks at the letter, and takes the step. */
export function LetterForm({ request, step, name, onTaken, onCancel }: LetterFormProps) {
  const { t } = useTranslation();
  const { DateField } = useHost();
  const { run, isBusy, problem, post, take } = useStep(request, onTaken);
  const [texts, setTexts] = useState(EMPTY);
  const [preview, setPreview] = useState<string | null>(null);
  const change = (text: Text) => (value: string) => {
    setTexts((before) => ({ ...before, [text]: value }));
    setPreview(null);
  };
  const body = (isPreview: boolean) => ({
    step,
    preview: isPreview,
    ...Object.fromEntries(FIELDS[step].filter((text) => texts[text].trim() !== "").map((text) => [text, texts[text]])),
  });
  const look = () =>
    void run(async () => {
      setPreview(((await post(body(true))) as { readonly preview: string }).preview);
    });
  const labels: Readonly<Record<Text, string>> = {
    requested: t("letterRequested", "What was asked for, as the letter says it"),
    signerTitle: t("letterSignerTitle", "Your title under the letter"),
    contactTitle: t("letterContact", "Person or office for questions"),
    contactTelephone: t("letterTelephone", "Telephone for questions"),
    reason: t("letterReason", "Reason for the delay, as the letter says it"),
    newDate: t("letterNewDate", "New date for the answer, {{latest}} at the latest", { latest: request.latestDue }),
    exception: t("letterException", "Why the delay is not information blocking"),
    unsignedDate: t("letterUnsigned", "Day by which the client gets notes that are not signed yet"),
    withheld: t("letterWithheld", "What is left out, without its content"),
    releasedPassages: t("letterReleased", "What the client now gets, without its content"),
    reviewContact: t("letterReviewContact", "How the client asks for a review: “To ask for this, …”"),
    elsewhere: t("letterElsewhere", "Another place that keeps what was asked for, if you know one"),
  };
  const fromSetting = t("letterFromSetting", "Leave this empty to use the clinic’s setting.");
  const days = t("letterDays", "Leave this empty to name the days of the sessions, which is enough for most letters.");
  const helps: Partial<Record<Text, string>> = {
    contactTitle: fromSetting,
    contactTelephone: fromSetting,
    withheld: days,
    releasedPassages: days,
  };
  const field = (text: Text) => {
    const id = `letter-${text}`;
    const shared = { id, value: texts[text], onChange: change(text) };
    if (text === "newDate" || text === "unsignedDate") {
      return <DateField key={text} label={labels[text]} {...shared} />;
    }
    if (text === "exception") {
      const choices = {
        INFEASIBLE: t("exceptionInfeasible", "It cannot be done now, for example after a disaster"),
        PRIVACY: t("exceptionPrivacy", "A condition of privacy law is not met yet"),
      };
      return <Choice key={text} label={labels[text]} choices={choices} {...shared} />;
    }
    return <TextLine key={text} label={labels[text]} help={helps[text]} {...shared} />;
  };
  return (
    <StepForm
      name={name}
      isBusy={isBusy}
      problem={problem}
      onSubmit={() => void run(() => take(body(false)))}
      onCancel={onCancel}
      result={
        preview !== null && (
          <section className={styles.letter} aria-label={t("letterPreview", "Preview of the letter")} lang="en">
            {preview}
          </section>
        )
      }
      before={
        <Button kind="tertiary" size="md" aria-disabled={isBusy} onClick={look}>
          {t("letterLook", "Preview the letter")}
        </Button>
      }
    >
      <h3>{name}</h3>
      {FIELDS[step].map(field)}
    </StepForm>
  );
}
