import { Button, Checkbox, Form } from "@carbon/react";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./adoption.module.css";

interface BackupFormProps {
  /** The prefix of the ids of the form's fields. */
  readonly id: string;
  /** The label of the form's button. */
  readonly action: string;
  readonly takesTwoPeople?: boolean;
  readonly onSubmit: () => Promise<void>;
}

/** Starts an adoption only after the user has confirmed that there is a backup. */
export function BackupForm({ id, action, takesTwoPeople = false, onSubmit }: BackupFormProps) {
  const { t } = useTranslation();
  const [isMade, setMade] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const error = `${id}-backup-missing`;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!isMade);
    if (isMade) {
      void onSubmit();
    } else {
      box.current?.focus();
    }
  };
  return (
    <Form onSubmit={submit} className={styles.form} noValidate>
      <p className={styles.warning}>
        {t(
          "adoptionBackup",
          "Back up the database and the folder of complex obs before you continue. Obs that have been adopted do not go back into the record.",
        )}
      </p>
      <Checkbox
        id={`${id}-backup`}
        ref={box}
        labelText={t("adoptionBackupMade", "I have a backup that was made just now.")}
        required
        checked={isMade}
        invalid={isMissing}
        invalidText={<span id={error}>{t("adoptionBackupMissing", "Make a backup first, and confirm it here.")}</span>}
        aria-invalid={isMissing}
        aria-describedby={isMissing ? error : undefined}
        onChange={(_, { checked }) => {
          setMade(checked);
          setMissing(false);
        }}
      />
      {takesTwoPeople && (
        <p className={styles.hint}>
          {t(
            "adoptionTwoPeople",
            "In your clinic, an adoption takes two people: you propose it, and another person with the privilege starts it.",
          )}
        </p>
      )}
      <Button type="submit">{action}</Button>
    </Form>
  );
}
