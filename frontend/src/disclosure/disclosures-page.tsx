import { Button } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { useHost } from "../host/host";
import styles from "./disclosure.module.css";
import { DisclosureList } from "./disclosure-list";
import { isOver, isUser } from "./disclosures";
import { useDisclosureRights } from "./privileges";

/** Lists disclosures for the user to decide on, disclosures of the user's own notes, and disclosures to the user. */
export function DisclosuresPage() {
  const { t } = useTranslation();
  const { user, go } = useHost();
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
            title={t("waitingForSecond", "Waiting for a second person")}
            empty={t("noneWaits", "Nothing waits for a decision.")}
            filter={({ state }) => state === "PROPOSED"}
          />
          <DisclosureList
            list="toReview"
            title={t("readingsToReview", "Emergency readings to review")}
            empty={t("noneToReview", "No emergency reading waits for a review.")}
          />
          <DisclosureList
            list="all"
            title={t("openNow", "Open now")}
            empty={t("noneOpen", "Nothing is open.")}
            filter={(each) => each.state !== "PROPOSED" && !isOver(each)}
          />
          <DisclosureList
            list="all"
            title={t("endedOnes", "Ended, revoked and refused")}
            empty={t("noneEnded", "Nothing has ended yet.")}
            filter={isOver}
            isClosed
          />
        </>
      )}
      {disclose && (
        <>
          <DisclosureList
            list="ofMyNotes"
            title={t("ofMyNotes", "Of my notes")}
            empty={t("noneOfMine", "None of your notes is disclosed.")}
            filter={(each) => !isOver(each) || each.state === "PROPOSED"}
          />
          <DisclosureList
            list="made"
            title={t("madeForOthers", "Made by me, of other authors’ notes")}
            filter={(each) => !isUser(each.author, user.uuid) && !isOver(each)}
          />
          <DisclosureList
            list="ofMyNotes"
            title={t("endedOfMine", "Of my notes, ended or revoked")}
            filter={isOver}
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
