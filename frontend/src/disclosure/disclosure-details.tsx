import { SkeletonText } from "@carbon/react";
import { useTranslation } from "react-i18next";
import { useGet, useHost } from "../host/host";
import { ProblemNotice } from "../shared/problem-notice";
import { Deeds } from "./deeds";
import { DEFINITION, type DisclosureDefinition } from "./definition";
import styles from "./disclosure.module.css";
import { DISCLOSURE, type Disclosure } from "./disclosures";
import { useFacts } from "./facts";
import { FileForOutside } from "./file-for-outside";

interface DisclosureDetailsProps {
  readonly disclosure: Disclosure;
  /** Called with a confirmation text after an action. */
  readonly onDone: (said: string) => void;
}

/** Shows all facts of a disclosure to any user who decides on it, with the actions that this user can take. */
export function DisclosureDetails({ disclosure: brief, onDone }: DisclosureDetailsProps) {
  const { t } = useTranslation();
  const { user } = useHost();
  const { data: definition, error: unnamed } = useGet<DisclosureDefinition>(DEFINITION);
  // lists do not have the notes that were read
  const isAuthor = brief.author?.uuid === user.uuid && brief.readings !== undefined;
  const path = `${DISCLOSURE}/${encodeURIComponent(brief.uuid)}`;
  const {
    data: whole,
    error,
    mutate,
  } = useGet<Disclosure>(brief.abridged || brief.revocation || isAuthor ? path : null);
  const disclosure = whole && whole.state === brief.state ? whole : brief;
  const facts = useFacts(disclosure, definition);
  const isMine = disclosure.madeBy?.uuid === user.uuid;
  if (!definition && !unnamed) {
    // the definition contains the names of the evidence
    return <SkeletonText paragraph lineCount={6} />;
  }
  return (
    <div className={styles.opened}>
      {error && <ProblemNotice problem={error} onRetry={() => void mutate()} />}
      <dl className={styles.facts}>
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto" translate="no">
              {value}
            </dd>
          </div>
        ))}
      </dl>
      {disclosure.tellAuthorFrom && disclosure.order && !disclosure.emergency && (
        <p>{t("authorNotTold", "The author is not told before the day above. Do not speak of it.")}</p>
      )}
      {isMine && disclosure.state === "LIVE" && !disclosure.recipient.user && (
        <FileForOutside disclosure={disclosure} onMade={() => onDone(t("fileIsMade", "The file was made."))} />
      )}
      <Deeds disclosure={disclosure} onDone={onDone} />
    </div>
  );
}
