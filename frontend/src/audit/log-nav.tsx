import { useTranslation } from "react-i18next";
import { PlaceLink } from "../shared/place-link";
import styles from "./audit.module.css";

type LogPlace = "log" | "logcheck" | "logretention";

/** The links between the pages of the log. */
export function LogNav({ page }: { readonly page: LogPlace }) {
  const { t } = useTranslation();
  const pages: readonly { readonly page: LogPlace; readonly name: string }[] = [
    { page: "log", name: t("logSearch", "Search") },
    { page: "logcheck", name: t("logCheckShort", "Check and export") },
    { page: "logretention", name: t("logRetentionShort", "Deletion") },
  ];
  return (
    <nav className={styles.nav} aria-label={t("accessLog", "Log of accesses")}>
      {pages.map((each) => (
        <PlaceLink key={each.page} to={{ page: each.page }} aria-current={each.page === page ? "page" : undefined}>
          {each.name}
        </PlaceLink>
      ))}
    </nav>
  );
}
