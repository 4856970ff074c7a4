import { Button, TextInput } from "@carbon/react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { useAction } from "../shared/use-action";
import { Problems } from "./problems";
import styles from "./records.module.css";
import { addressOf, type WholeRequest } from "./requests";

interface IdentityFormProps {
  readonly request: WholeRequest;
  readonly onTaken: (after: WholeRequest) => void;
  readonly onCancel: () => void;
}

/** Records how the user verified who asks. */
export function IdentityForm({ request, onTaken, onCancel }: IdentityFormProps) {
  const { t } = useTranslation();
  const { send } = useHost();
  const { run, isBusy, problem } = useAction();
  const [evidence, setEvidence] = useState("");
  const take = (event: FormEvent) => {
    event.preventDefault();
    const body = { step: "IDENTIFY", identityEvidence: evidence };
    void run(async () => onTaken((await send("POST", addressOf(request.uuid), { body })) as WholeRequest));
  };
  return (
    <form
      className={styles.form}
      onSubmit={take}
      noValidate
      autoComplete="off"
      aria-label={t("stepIdentify", "Record who asks")}
    >
      <TextInput
        id="identity-evidence"
        labelText={t("requestEvidence", "How you verified who asks")}
        maxLength={1000}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        value={evidence}
        onChange={(event) => setEvidence(event.target.value)}
      />
      {problem && <Problems problem={problem} />}
      <div className={styles.buttons}>
        <Button type="submit" size="md" aria-disabled={isBusy}>
          {t("stepIdentify", "Record who asks")}
        </Button>
        <Button kind="ghost" size="md" onClick={onCancel}>
          {t("cancel", "Cancel")}
        </Button>
      </div>
    </form>
  );
}
