import { InlineNotification } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { momentOf, showMoment } from "../../host/dates";
import { useHost } from "../../host/host";
import type { PasswordHold } from "./note-requests";

/** Explains why the notes are closed to their own author, and how they open again. */
export function Held({ opensAt }: PasswordHold) {
  const { t } = useTranslation();
  const { locale } = useHost();
  return (
    <InlineNotification
      kind="warning"
      lowContrast
      hideCloseButton
      title={t("heldTitle", "Your private notes are closed.")}
      subtitle={
        opensAt
          ? t("heldUntil", "Someone else has set your password. If nothing else happens they open at {{when}}.", {
              when: showMoment(momentOf(opensAt), locale),
            })
          : t(
              "heldWhy",
              "Someone else has set your password. Change it, sign in with the new one, and wait for the time that your clinic has set. Or ask a user who approves orders to lift this.",
            )
      }
    />
  );
}
