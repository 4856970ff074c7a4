import { Button, Select, SelectItem, TextArea } from "@carbon/react";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { useMoments } from "../shared/moments";
import { ProblemNotice } from "../shared/problem-notice";
import { useAction } from "../shared/use-action";
import { PageLinks } from "../status/page-links";
import { StateMark } from "../status/state-mark";
import { pagesFor } from "../status/status-data";
import styles from "./setup.module.css";
import { type Checklist, confirmStep, FORMATS, type SetupStep, setProperty } from "./setup-data";

interface StepRowProps {
  readonly step: SetupStep;
  /** The name of the newest key, for which the user confirms a copy. */
  readonly keyName: string | null;
  readonly onDone: (next: Checklist) => void;
}

/** A step of the setup: its state and instructions. If only a person can know that it is done, a form confirms it. */
export function StepRow({ step, keyName, onDone }: StepRowProps) {
  const { t } = useTranslation();
  const { moment } = useMoments();
  const heading = useRef<HTMLHeadingElement>(null);
  const done = (next: Checklist) => {
    onDone(next);
    // the form may have disappeared
    heading.current?.focus();
  };
  return (
    <li className={styles.step} data-step={step.code}>
      <h3 ref={heading} tabIndex={-1}>
        {step.display}
      </h3>
      <StateMark
        state={step.done ? "OK" : "ATTENTION"}
        words={step.done ? t("stepDone", "Done") : t("stepOpen", "To be done")}
      />
      <div className={styles.words}>
        <p>{step.detail}</p>
        {step.done && step.code === "backups" && <p className={styles.said}>{step.words}</p>}
        {step.done && step.confirmedBy && step.confirmedAt && (
          <p className={styles.about}>
            {t("confirmedBy", "Confirmed by {{user}}, {{when}}", {
              user: step.confirmedBy.display,
              when: moment(step.confirmedAt),
            })}
          </p>
        )}
        {step.todo && <p>{step.todo}</p>}
        <PageLinks pages={pagesFor(step).filter(({ page }) => page !== "setup")} />
        {!step.done && step.confirmable && <Confirm step={step} keyName={keyName} onDone={done} />}
      </div>
    </li>
  );
}

const FORMAT = "sessionnotes.progressNote.format";

function Confirm({ step, keyName, onDone }: StepRowProps) {
  const { t } = useTranslation();
  const { send } = useHost();
  const { isBusy, problem, run } = useAction();
  const [words, setWords] = useState("");
  const [isMissing, setMissing] = useState(false);
  const [format, setFormat] = useState<string>(FORMATS.find((each) => step.detail.includes(each)) ?? FORMATS[0]);
  const field = useRef<HTMLTextAreaElement>(null);
  const isBackups = step.code === "backups";
  const labels: Readonly<Record<string, string>> = {
    keysetCopy: t("confirmKeysetCopy", "I have a copy elsewhere"),
    backups: t("confirmBackups", "Save"),
    supervision: t("confirmSupervision", "Nobody needs a supervisor"),
    format: t("confirmFormat", "Use this format"),
    links: t("confirmLinks", "Therapists know the address"),
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (isBackups && !words.trim()) {
      setMissing(true);
      field.current?.focus();
      return;
    }
    await run(async () => {
      if (step.code === "format" && !step.detail.includes(format)) {
        await setProperty(send, FORMAT, format);
      }
      const sent = {
        step: step.code,
        ...(step.code === "keysetCopy" && { key: keyName }),
        ...(isBackups && { words: words.trim() }),
      };
      onDone((await confirmStep(send, sent)) as Checklist);
    });
  };
  return (
    <form onSubmit={submit} className={styles.confirm} noValidate aria-label={step.display}>
      {problem && <ProblemNotice problem={problem} />}
      {isBackups && (
        <TextArea
          id="setup-backups"
          ref={field}
          labelText={t("backupsWords", "How often, where to, and who has tried to restore them")}
          rows={3}
          maxLength={4000}
          value={words}
          invalid={isMissing}
          invalidText={t("backupsMissing", "Say how the backups are made.")}
          onChange={(event) => {
            setWords(event.target.value);
            setMissing(false);
          }}
        />
      )}
      {step.code === "format" && (
        <Select
          id="setup-format"
          labelText={t("formatChoice", "Format")}
          value={format}
          onChange={(event) => setFormat(event.target.value)}
        >
          {FORMATS.map((each) => (
            <SelectItem key={each} value={each} text={each} />
          ))}
        </Select>
      )}
      <Button type="submit" kind="tertiary" size="md" disabled={isBusy || (step.code === "keysetCopy" && !keyName)}>
        {labels[step.code] ?? t("stepDone", "Done")}
      </Button>
    </form>
  );
}
