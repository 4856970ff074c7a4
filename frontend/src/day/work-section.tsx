import { useId } from "react";
import { useTranslation } from "react-i18next";
import { showDay } from "../host/dates";
import { type Place, useHost } from "../host/host";
import { useAge } from "../shared/age";
import { PlaceLink } from "../shared/place-link";
import { ROW } from "../shared/row-keys";
import type { WorkItem } from "../shared/types";
import styles from "./my-day.module.css";
import type { Work, WorkName } from "./work-lists";

/** The open tasks of one kind, the oldest first. */
export function WorkSection({ work: { name, items, more } }: { readonly work: Work }) {
  const { t } = useTranslation();
  const heading = useId();
  const titles: Readonly<Record<WorkName, string>> = {
    returned: t("workReturned", "Returned to you"),
    missing: t("workMissing", "Sessions without a note"),
    unsigned: t("workUnsigned", "Not signed yet"),
    waiting: t("workWaiting", "Waiting for your review"),
  };
  return (
    <section aria-labelledby={heading} className={styles.work}>
      <h3 id={heading}>
        {titles[name]} <span className={styles.count}>{items.length + more}</span>
      </h3>
      <ul>
        {items.map((item, index) => (
          // a session without a visit has no uuid to serve as a key
          // biome-ignore lint/suspicious/noArrayIndexKey: each answer replaces the whole list
          <WorkRow key={index} item={item} name={name} />
        ))}
      </ul>
      {more > 0 && <p className={styles.more}>{t("andMore", "and {{count}} more, newer ones", { count: more })}</p>}
    </section>
  );
}

/** The page on which the user does a task. It is the client's page if the session has no address of its own. */
function placeOfWork({ progressnote, visit, patient }: WorkItem, name: WorkName): Place {
  if (name === "waiting" && progressnote) {
    return { page: "review", uuid: progressnote.uuid };
  }
  const session = progressnote ?? visit;
  if (session) {
    return { page: "session", uuid: session.uuid, ...(patient && { patient: patient.uuid }) };
  }
  return patient ? { page: "client", uuid: patient.uuid } : { page: "day" };
}

function WorkRow({ item, name }: { readonly item: WorkItem; readonly name: WorkName }) {
  const { locale } = useHost();
  const age = useAge();
  return (
    <li>
      <PlaceLink to={placeOfWork(item, name)} className={styles.workRow} data-needs-work="" {...ROW}>
        <bdi className={styles.name}>{item.patient?.display}</bdi>
        <span className={styles.facts}>
          {[showDay(item.sessionDate, locale), name === "waiting" && item.provider?.display]
            .filter(Boolean)
            .join(" · ")}
        </span>
        <span className={styles.age}>{age(item.sessionDate)}</span>
        {item.problem && <span className={styles.problem}>{item.problem.message}</span>}
      </PlaceLink>
    </li>
  );
}
