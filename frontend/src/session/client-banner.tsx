import { useTranslation } from "react-i18next";
import { momentOf, showDay, showTime } from "../host/dates";
import { useHost } from "../host/host";
import { PlaceLink } from "../shared/place-link";
import { useSexName } from "../shared/sex";
import styles from "./client-banner.module.css";
import { dayOfSession, nameOf, type Session } from "./session-data";

/** Whom one writes about, and of which session: always in view. */
export function ClientBanner({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { locale } = useHost();
  const sexName = useSexName();
  const { patient, start, type, location } = session;
  const facts = [
    patient.age === null || patient.age === undefined ? null : t("years", "{{count}} years", { count: patient.age }),
    patient.gender && sexName(patient.gender),
  ];
  const when = t("sessionOn", "Session on {{day}}, {{time}}", {
    day: showDay(dayOfSession(session), locale, "full"),
    time: showTime(momentOf(start), locale),
  });
  return (
    <header className={styles.banner}>
      <h1 dir="auto">{patient.display}</h1>
      <p>{facts.filter(Boolean).join(" · ")}</p>
      <p>{[when, nameOf(type), nameOf(location)].filter(Boolean).join(" · ")}</p>
      <PlaceLink to={{ page: "client", uuid: patient.uuid }}>{t("allSessions", "All sessions")}</PlaceLink>
    </header>
  );
}
