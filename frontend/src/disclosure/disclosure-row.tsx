import { Button, Tag } from "@carbon/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMoments } from "../shared/moments";
import { DisclosedNotes } from "./disclosed-notes";
import styles from "./disclosure.module.css";
import { DisclosureDetails } from "./disclosure-details";
import type { Disclosure, DisclosureState } from "./disclosures";
import { useEndText, useScopeText } from "./scope-text";

const COLOURS: Readonly<Record<DisclosureState, "green" | "purple" | "gray" | "blue">> = {
  LIVE: "green",
  PROPOSED: "purple",
  NOT_YET: "blue",
  EXPIRED: "gray",
  REVOKED: "gray",
  REFUSED: "gray",
};

interface DisclosureRowProps {
  readonly disclosure: Disclosure;
  readonly isToMe: boolean;
  /** Called with a confirmation text after an action. The disclosure may have left the list by then. */
  readonly onDone: (said: string) => void;
}

/** A disclosure in a list: its author, recipient and end, and the actual readings. */
export function DisclosureRow({ disclosure, isToMe, onDone }: DisclosureRowProps) {
  const { t } = useTranslation();
  const endText = useEndText();
  const scope = useScopeText();
  const [isOpen, setOpen] = useState(false);
  const { display, state, stateDisplay, patient, author, recipient, end } = disclosure;
  const name = recipient.name ?? recipient.user?.display ?? "";
  const what = isToMe ? display : `${display} → ${name}`;
  const use = useText(disclosure);
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <div>
          <div className={styles.tags}>
            <h3 dir="auto">{what}</h3>
            <Tag size="sm" type={COLOURS[state]}>
              {stateDisplay}
            </Tag>
          </div>
          <p dir="auto">
            {[
              patient?.display,
              author?.display && t("notesOf", "notes of {{author}}", { author: author.display }),
              scope(disclosure),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
          {end && state !== "REFUSED" && <p>{t("endsAt", "Ends {{when}}", { when: endText(end) })}</p>}
          {!isToMe && use && <p>{use}</p>}
          {disclosure.expiryEventDue && (
            <p className={styles.due}>{t("eventDue", "Has the event happened that ends the authorization?")}</p>
          )}
          {disclosure.reviewOverdue && <p className={styles.due}>{t("reviewOverdue", "The review is overdue.")}</p>}
        </div>
        <Button
          kind="ghost"
          size="sm"
          aria-expanded={isOpen}
          aria-label={
            isOpen
              ? t("closeNamed", "Close: {{name}}", { name: what })
              : t("openNamed", "Open: {{name}}", { name: what })
          }
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? t("close", "Close") : t("open", "Open")}
        </Button>
      </div>
      {isOpen &&
        (isToMe ? (
          <DisclosedNotes disclosure={disclosure} />
        ) : (
          <DisclosureDetails disclosure={disclosure} onDone={onDone} />
        ))}
    </li>
  );
}

function useText({ readings, lastRead, fileMade, recipient }: Disclosure): string | null {
  const { t } = useTranslation();
  const { moment } = useMoments();
  if (!recipient.user && fileMade !== undefined) {
    return fileMade
      ? t("fileMadeAt", "File made {{when}}", { when: moment(fileMade) })
      : t("fileNotMade", "No file made yet");
  }
  if (readings === undefined) {
    return null;
  }
  return readings === 0 || !lastRead
    ? t("notReadYet", "Not read yet")
    : t("readTimes", "Read {{count}} times, last {{when}}", { count: readings, when: moment(lastRead) });
}
