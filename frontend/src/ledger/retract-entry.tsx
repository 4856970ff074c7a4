import { Button } from "@carbon/react";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { showDay } from "../host/dates";
import { useHost } from "../host/host";
import { ProblemNotice } from "../shared/problem-notice";
import { TextLine } from "../shared/text-line";
import { useAction } from "../shared/use-action";
import styles from "./ledger.module.css";
import { type LedgerEntry, retract } from "./ledger-requests";

interface RetractEntryProps {
  readonly entry: LedgerEntry;
  readonly onDone: (said: string) => void;
  readonly onCancel: () => void;
}

/** Records why an entry is wrong. The entry stays in the ledger, and leaves the accounting. */
export function RetractEntry({ entry, onDone, onCancel }: RetractEntryProps) {
  const { t } = useTranslation();
  const { send, locale } = useHost();
  const { run, isBusy, problem } = useAction();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const isMissing = isTried && reason.trim() === "";

  useEffect(() => field.current?.focus(), []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() === "") {
      field.current?.focus();
      return;
    }
    void run(async () => {
      await retract(send, entry.uuid, reason.trim());
      onDone(t("ledgerIsRetracted", "The entry is marked as made in error. The accounting no longer lists it."));
    });
  };
  return (
    <section className={styles.section}>
      <h2 id={`${id}-title`} dir="auto">
        {t("ledgerRetractOf", "Made in error: entry of {{day}}, {{recipient}}", {
          day: showDay(entry.date, locale),
          recipient: entry.recipient,
        })}
      </h2>
      <form className={styles.form} onSubmit={submit} noValidate aria-labelledby={`${id}-title`} autoComplete="off">
        <TextLine
          id={`${id}-reason`}
          inputRef={field}
          label={t("ledgerReason", "Why the entry is wrong")}
          help={t("ledgerReasonHelp", "The entry stays in the ledger with this reason. Enter the right facts anew.")}
          value={reason}
          invalidText={isMissing ? t("answerMissing", "This is needed.") : undefined}
          onChange={setReason}
        />
        {problem && <ProblemNotice problem={problem} />}
        <div className={styles.buttons}>
          <Button type="submit" size="md" aria-disabled={isBusy}>
            {t("ledgerRetractNow", "Mark it as made in error")}
          </Button>
          <Button kind="ghost" size="md" onClick={onCancel}>
            {t("cancel", "Cancel")}
          </Button>
        </div>
      </form>
    </section>
  );
}
