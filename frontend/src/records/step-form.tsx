import { Button } from "@carbon/react";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Problems } from "./problems";
import styles from "./records.module.css";

interface StepFormProps {
  /** The name of the step, which is the label of the button that takes it. */
  readonly name: string;
  readonly isBusy: boolean;
  readonly problem: Error | null;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  /** What stands between the fields and the buttons. */
  readonly result?: ReactNode;
  /** What stands before the button that takes the step. */
  readonly before?: ReactNode;
  readonly children: ReactNode;
}

/** The form of a step that needs more than a confirmation. */
export function StepForm({ name, isBusy, problem, onSubmit, onCancel, result, before, children }: StepFormProps) {
  const { t } = useTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate autoComplete="off" aria-label={name}>
      {children}
      {problem && <Problems problem={problem} />}
      {result}
      <div className={styles.buttons}>
        {before}
        <Button type="submit" size="md" aria-disabled={isBusy}>
          {name}
        </Button>
        <Button kind="ghost" size="md" onClick={onCancel}>
          {t("cancel", "Cancel")}
        </Button>
      </div>
    </form>
  );
}
