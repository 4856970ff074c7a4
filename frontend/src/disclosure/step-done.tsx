import { Button } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import { PlaceLink } from "../shared/place-link";
import styles from "./disclosure.module.css";
import type { Disclosure } from "./disclosures";
import { FileForOutside } from "./file-for-outside";

/** Confirms the new disclosure, and explains the next step. */
export function StepDone({ made, onAnother }: { readonly made: Disclosure; readonly onAnother: () => void }) {
  const { t } = useTranslation();
  const { user } = useHost();
  const isOutside = made.recipient.user === null;
  const name = made.recipient.name ?? made.recipient.user?.display ?? "";
  return (
    <>
      <p>
        {made.order
          ? t("doneRecorded", "It is recorded. It opens nothing until a second person has approved it.")
          : isOutside
            ? t("doneOutside", "It is recorded. Now make the file for {{name}}.", { name })
            : t("doneOpen", "The notes are open to {{name}}.", { name })}
      </p>
      {made.order && made.recipient.user?.uuid === user.uuid && (
        <p>{t("doneEmergency", "Ask a privacy officer or another clinician to approve it now.")}</p>
      )}
      {!made.order && isOutside && <FileForOutside disclosure={made} />}
      <p className={styles.actions}>
        <PlaceLink to={{ page: "disclosures" }}>{t("toDisclosures", "To the disclosures")}</PlaceLink>
        <Button kind="ghost" size="md" onClick={onAnother}>
          {t("anotherDisclosure", "Make another one")}
        </Button>
      </p>
    </>
  );
}
