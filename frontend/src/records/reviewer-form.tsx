import { Button } from "@carbon/react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { FindOne } from "../shared/find-one";
import type { Ref } from "../shared/types";
import { useAction } from "../shared/use-action";
import { Problems } from "./problems";
import styles from "./records.module.css";
import { addressOf, type WholeRequest } from "./requests";

interface ReviewerFormProps {
  readonly request: WholeRequest;
  readonly name: string;
  readonly onTaken: (after: WholeRequest) => void;
  readonly onCancel: () => void;
}

/** Names the licensed professional who reviews a denial. */
export function ReviewerForm({ request, name, onTaken, onCancel }: ReviewerFormProps) {
  const { t } = useTranslation();
  const { send } = useHost();
  const { run, isBusy, problem } = useAction();
  const [reviewer, setReviewer] = useState<Ref | null>(request.reviewer);
  const take = (event: FormEvent) => {
    event.preventDefault();
    const body = { step: "DESIGNATE", reviewer: reviewer?.uuid };
    void run(async () => onTaken((await send("POST", addressOf(request.uuid), { body })) as WholeRequest));
  };
  return (
    <form className={styles.form} onSubmit={take} noValidate autoComplete="off" aria-label={name}>
      <h3>{name}</h3>
      <p className={styles.help}>
        {t(
          "reviewerWho",
          "A licensed professional who neither decided on the denial nor wrote the note, and who is not you (45 CFR 164.524(a)(4)).",
        )}
      </p>
      <FindOne kind="user" label={t("requestReviewer", "Reviewer")} chosen={reviewer} onChosen={setReviewer} />
      {problem && <Problems problem={problem} />}
      <div className={styles.buttons}>
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
