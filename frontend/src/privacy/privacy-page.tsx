import { useTranslation } from "react-i18next";
import { EmptyState } from "../shared/empty-state";
import { PlaceLink } from "../shared/place-link";
import styles from "./privacy.module.css";
import { usePrivacyLinks } from "./privacy-links";

/** Links to the pages for protecting the notes that the user may open. */
export function PrivacyPage() {
  const { t } = useTranslation();
  const links = usePrivacyLinks();
  return (
    <div className={styles.page}>
      <h1>{t("privacy", "Privacy")}</h1>
      {links.length === 0 && <EmptyState title={t("nothingHere", "There is nothing for you to do here.")} />}
      <ul>
        {links.map(({ place, name, about }) => (
          <li key={place.page} className={styles.entry}>
            <PlaceLink to={place}>{name}</PlaceLink>
            <p>{about}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
