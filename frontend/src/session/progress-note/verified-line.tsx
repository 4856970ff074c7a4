import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHost } from "../../host/host";
import { type Verification, verifyNote } from "./requests";
import styles from "./signed-note.module.css";

/** Tells in words whether a signed note is unchanged since its signature. */
export function VerifiedLine({ uuid }: { readonly uuid: string }) {
  const { t } = useTranslation();
  const { send } = useHost();
  const [verification, setVerification] = useState<Verification | "unknown" | null>(null);

  useEffect(() => {
    let shown = true;
    verifyNote(send, uuid).then(
      (found) => shown && setVerification(found),
      () => shown && setVerification("unknown"),
    );
    return () => {
      shown = false;
    };
  }, [send, uuid]);

  if (verification === null) {
    return null;
  }
  if (verification === "unknown") {
    return <p>{t("notVerified", "Whether it is still what was signed could not be checked.")}</p>;
  }
  return verification.intact ? (
    <p>{t("verified", "Checked: it is word for word what was signed.")}</p>
  ) : (
    <p className={styles.broken}>
      {t("broken", "This is not what was signed: it was changed past the signature. Tell your administrator.")}
    </p>
  );
}
