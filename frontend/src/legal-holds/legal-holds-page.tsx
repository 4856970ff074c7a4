import { SkeletonText } from "@carbon/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../host/host";
import { EmptyState } from "../shared/empty-state";
import { ProblemNotice } from "../shared/problem-notice";
import { useAll } from "../shared/use-all";
import { HOLDS, type LegalHold } from "./legal-hold-requests";
import { LegalHoldRow } from "./legal-hold-row";
import styles from "./legal-holds.module.css";
import { PlaceHold } from "./place-hold";

/** The legal holds, which stop every deletion about a client, an author or a note. */
export function LegalHoldsPage() {
  const { t } = useTranslation();
  const mayPlace = useMay("Record Psychotherapy Note Orders");
  const mayRelease = useMay("Approve Psychotherapy Note Orders");
  return (
    <div className={styles.page}>
      <h1>{t("legalHolds", "Legal holds")}</h1>
      {mayPlace || mayRelease ? (
        <LegalHolds mayPlace={mayPlace} mayRelease={mayRelease} />
      ) : (
        <EmptyState title={t("legalHoldsNotYours", "This page is for those who record or approve legal orders")} />
      )}
    </div>
  );
}

interface LegalHoldsProps {
  readonly mayPlace: boolean;
  readonly mayRelease: boolean;
}

function LegalHolds({ mayPlace, mayRelease }: LegalHoldsProps) {
  const { t } = useTranslation();
  const { data, error, mutate } = useAll<LegalHold>(HOLDS);
  const [done, setDone] = useState("");
  const changed = (said: string) => {
    setDone(said);
    void mutate();
  };
  const open = data?.filter((hold) => hold.open) ?? [];
  const released = data?.filter((hold) => !hold.open) ?? [];
  return (
    <>
      <p className={styles.help}>
        {t(
          "legalHoldsWhat",
          "While a lawsuit or an investigation may need them, nothing about a client, an author or a note is deleted. As long as one hold is open, no event of the log is deleted, and documents under it are kept.",
        )}
      </p>
      <output className={styles.status}>{done}</output>
      <section className={styles.section}>
        <h2>{t("legalHoldsOpen", "Open")}</h2>
        {error && <ProblemNotice problem={error} onRetry={() => void mutate()} />}
        {!data && !error && <SkeletonText paragraph lineCount={2} />}
        {data && open.length === 0 && <p>{t("legalHoldsNone", "No legal hold is open.")}</p>}
        <ul>
          {open.map((hold) => (
            <LegalHoldRow key={hold.uuid} hold={hold} mayRelease={mayRelease} onReleased={changed} />
          ))}
        </ul>
      </section>
      {mayPlace && <PlaceHold onPlaced={changed} />}
      {released.length > 0 && (
        <section className={styles.section}>
          <h2>{t("legalHoldsReleased", "Released")}</h2>
          <ul>
            {released.map((hold) => (
              <LegalHoldRow key={hold.uuid} hold={hold} mayRelease={false} onReleased={changed} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
