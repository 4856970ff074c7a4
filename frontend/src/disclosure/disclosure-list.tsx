import { Button, SkeletonText } from "@carbon/react";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGetPages } from "../host/pages";
import { ProblemNotice } from "../shared/problem-notice";
import styles from "./disclosure.module.css";
import { DisclosureRow } from "./disclosure-row";
import { type Disclosure, type ListState, listPath } from "./disclosures";

interface DisclosureListProps {
  readonly list: "all" | "toReview" | "emergency" | "ofMyNotes" | "madeForOthers" | "toMe";
  /** The state of the disclosures; if absent, the list has disclosures in any state. */
  readonly state?: ListState;
  readonly title: string;
  /** The text for an empty list; if absent, the page hides an empty list. */
  readonly empty?: string;
  /** True if the list stays closed until the user opens it. */
  readonly isClosed?: boolean;
}

/** A list of disclosures, the newest first. The server selects them, so an empty list means that there are none. */
export function DisclosureList({ list, state, title, empty, isClosed = false }: DisclosureListProps) {
  const { t } = useTranslation();
  const heading = useId();
  const [isOpen, setOpen] = useState(!isClosed);
  const [said, setSaid] = useState<string | null>(null);
  const top = useRef<HTMLHeadingElement>(null);
  const { entries, hasMore, error, showMore, mutate } = useGetPages<Disclosure>(isOpen ? listPath(list, state) : null);
  const isEmpty = entries?.length === 0 && !hasMore;
  if (isEmpty && !empty && !isClosed && !said) {
    return null;
  }
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <h2 id={heading} ref={top} tabIndex={-1}>
        {title}
      </h2>
      <output>{said}</output>
      {isClosed && (
        <p>
          <Button kind="ghost" size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? t("hideThem", "Hide") : t("showThem", "Show")}
          </Button>
        </p>
      )}
      {error && <ProblemNotice problem={error} onRetry={mutate} />}
      {isOpen && !entries && !error && <SkeletonText paragraph lineCount={2} />}
      {isEmpty && <p>{empty ?? t("nothingInList", "There is none.")}</p>}
      <ul>
        {entries?.map((disclosure) => (
          <DisclosureRow
            key={disclosure.uuid}
            disclosure={disclosure}
            isToMe={list === "toMe"}
            onDone={(done) => {
              setSaid(done);
              mutate();
              // the pressed button may have disappeared with its disclosure
              top.current?.focus();
            }}
          />
        ))}
      </ul>
      {hasMore && (
        <p>
          <Button kind="tertiary" size="sm" onClick={showMore}>
            {t("showMore", "Show more")}
          </Button>
        </p>
      )}
    </section>
  );
}
