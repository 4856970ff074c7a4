import { Button, SkeletonText } from "@carbon/react";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../host/host";
import { ProblemNotice } from "../shared/problem-notice";
import type { Results } from "../shared/types";
import styles from "./disclosure.module.css";
import { DisclosureRow } from "./disclosure-row";
import { type Disclosure, listPath } from "./disclosures";

interface DisclosureListProps {
  readonly list: "all" | "toReview" | "ofMyNotes" | "made" | "toMe";
  readonly title: string;
  /** The text for an empty list; if absent, the page hides an empty list. */
  readonly empty?: string;
  readonly filter?: (disclosure: Disclosure) => boolean;
  /** True if the list stays closed until the user opens it. */
  readonly isClosed?: boolean;
}

interface Page extends Results<Disclosure> {
  readonly links?: readonly { readonly rel: string }[];
}

const STEP = 50;

/** The most disclosures that the server lists at once. */
const MOST = 100;

/** A list of disclosures, the newest first. */
export function DisclosureList({ list, title, empty, filter = () => true, isClosed = false }: DisclosureListProps) {
  const { t } = useTranslation();
  const heading = useId();
  const [isOpen, setOpen] = useState(!isClosed);
  const [said, setSaid] = useState<string | null>(null);
  const top = useRef<HTMLHeadingElement>(null);
  const [limit, setLimit] = useState(STEP);
  const { data, error, mutate } = useGet<Page>(isOpen ? listPath(list, limit) : null);
  const shown = data?.results.filter(filter) ?? [];
  const hasMore = limit < MOST && data?.links?.some(({ rel }) => rel === "next");
  if (data && shown.length === 0 && !hasMore && !empty && !isClosed && !said) {
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
      {error && <ProblemNotice problem={error} onRetry={() => void mutate()} />}
      {isOpen && !data && !error && <SkeletonText paragraph lineCount={2} />}
      {data && shown.length === 0 && <p>{empty ?? t("nothingInList", "There is none.")}</p>}
      <ul>
        {shown.map((disclosure) => (
          <DisclosureRow
            key={disclosure.uuid}
            disclosure={disclosure}
            isToMe={list === "toMe"}
            onDone={(done) => {
              setSaid(done);
              void mutate();
              // the pressed button may have disappeared with its disclosure
              top.current?.focus();
            }}
          />
        ))}
      </ul>
      {hasMore && (
        <p>
          <Button kind="tertiary" size="sm" onClick={() => setLimit(Math.min(MOST, limit * 2))}>
            {t("showMore", "Show more")}
          </Button>
        </p>
      )}
    </section>
  );
}
