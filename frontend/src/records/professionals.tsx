import { Button, SkeletonText } from "@carbon/react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useGet } from "../host/host";
import { EmptyState } from "../shared/empty-state";
import { ProblemNotice } from "../shared/problem-notice";
import type { Results } from "../shared/types";
import styles from "./records.module.css";
import { Rows } from "./request-list";
import type { BriefRequest } from "./requests";
import { ReviewForm } from "./review-form";
import { WithholdForm } from "./withhold-form";
import { WITHHOLDING } from "./withholding";

type Shown = { readonly what: "lists" | "done" } | { readonly what: "decide" | "review"; readonly uuid: string };

/** Lets licensed professionals withhold passages, and review what others withheld. */
export function Professionals() {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown>({ what: "lists" });
  const start = useRef<HTMLElement>(null);
  const moved = useRef(false);

  useEffect(() => {
    // the element that had the focus is no longer shown
    if (moved.current) {
      start.current?.focus();
    }
    moved.current = shown.what !== "lists" || moved.current;
  }, [shown]);

  const done = () => setShown({ what: "done" });
  const back = (
    <div>
      <Button kind="ghost" size="md" onClick={() => setShown({ what: "lists" })}>
        {t("withholdBack", "All decisions")}
      </Button>
    </div>
  );
  return (
    <section ref={start} tabIndex={-1} className={styles.desk} aria-labelledby="professionals">
      <h2 id="professionals">{t("professionals", "Decisions of licensed professionals")}</h2>
      {(shown.what === "lists" || shown.what === "done") && (
        <>
          <output>{shown.what === "done" && t("withholdDone", "Your decision is recorded.")}</output>
          <p className={styles.help}>
            {t(
              "withholdWhat",
              "A client gets everything that you do not withhold. You may withhold only on a ground of the law (45 CFR 164.524(a)), for this request, passage by passage. The possibility that a client may be upset is not a ground.",
            )}
          </p>
          <List
            list="open"
            caption={t("withholdOpen", "Requests that wait for an answer")}
            none={t("withholdNone", "No request waits for an answer.")}
            onOpen={(uuid) => setShown({ what: "decide", uuid })}
          />
          <List
            list="review"
            caption={t("withholdReviews", "Denials that you review")}
            none={t("withholdNoReview", "No denial waits for your review.")}
            onOpen={(uuid) => setShown({ what: "review", uuid })}
          />
        </>
      )}
      {shown.what === "decide" && (
        <>
          {back}
          <WithholdForm uuid={shown.uuid} onDone={done} />
        </>
      )}
      {shown.what === "review" && (
        <>
          {back}
          <ReviewForm uuid={shown.uuid} onDone={done} />
        </>
      )}
    </section>
  );
}

interface ListProps {
  readonly list: "open" | "review";
  readonly caption: string;
  readonly none: string;
  readonly onOpen: (uuid: string) => void;
}

function List({ list, caption, none, onOpen }: ListProps) {
  const { data, error, mutate } = useGet<Results<BriefRequest>>(`${WITHHOLDING}?list=${list}&limit=100`);
  if (error) {
    return <ProblemNotice problem={error} onRetry={() => void mutate()} />;
  }
  if (!data) {
    return <SkeletonText paragraph lineCount={3} />;
  }
  return data.results.length === 0 ? (
    <EmptyState title={none} />
  ) : (
    <Rows caption={caption} rows={data.results} onOpen={onOpen} />
  );
}
