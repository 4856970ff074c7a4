import { Button } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import styles from "./disclosure.module.css";
import { DisclosureList } from "./disclosure-list";
import { useDisclosureRights } from "./privileges";

/** Lists disclosures for the user to decide on, disclosures of the user's own notes, and disclosures to the user. */
export function DisclosuresPage() {
  const { t } = useTranslation();
  const { go } = useHost();
  const { disclose, record, approve, read, write } = useDisclosureRights();
  const isOfficer = record || approve;
  return (
    <div className={styles.page}>
      <h1>{t("disclosures", "Disclosures")}</h1>
      {(disclose || record || write) && (
        <p>
          <Button size="md" onClick={() => go({ page: "disclosure", step: "new" })}>
            {record && !disclose ? t("recordOrder", "Record an order") : t("newDisclosure", "New disclosure")}
          </Button>
        </p>
      )}
      {isOfficer && (
        <>
          <DisclosureList
            list="all"
            state="proposed"
            title={t("waitingForSecond", "Waiting for a second person")}
            empty={t("noneWaits", "Nothing waits for a decision.")}
          />
          <DisclosureList
            list="toReview"
            title={t("readingsToReview", "Emergency readings to review")}
            empty={t("noneToReview", "No emergency reading waits for a review.")}
          />
          <DisclosureList
            list="all"
            state="open"
            title={t("openNow", "Open now")}
            empty={t("noneOpen", "Nothing is open.")}
          />
          <DisclosureList
            list="all"
            state="over"
            title={t("endedOnes", "Ended, revoked and refused")}
            empty={t("noneEnded", "Nothing has ended yet.")}
            isClosed
          />
        </>
      )}
      {write && (
        <DisclosureList
          list="emergency"
          title={t("emergenciesWait", "Emergencies that wait")}
          empty={t("noEmergencyWaits", "No emergency waits for your decision.")}
        />
      )}
      {disclose && (
        <>
          <DisclosureList
            list="ofMyNotes"
            state="current"
            title={t("ofMyNotes", "Of my notes")}
            empty={t("noneOfMine", "None of your notes is disclosed.")}
          />
          <DisclosureList
            list="madeForOthers"
            state="current"
            title={t("madeForOthers", "Made by me, of other authors’ notes")}
          />
          <DisclosureList
            list="ofMyNotes"
            state="over"
            title={t("endedOfMine", "Of my notes, ended or revoked")}
            isClosed
          />
        </>
      )}
      {read && (
        <DisclosureList
          list="toMe"
          title={t("toMe", "Disclosed to me")}
          empty={t("noneToMe", "Nothing is disclosed to you.")}
        />
      )}
    </div>
  );
}
