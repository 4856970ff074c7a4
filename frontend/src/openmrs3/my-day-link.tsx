import { ConfigurableLink } from "@openmrs/esm-framework";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { MY_DAY } from "./places";

const ROUTING = "single-spa:routing-event";

const isHere = () => window.location.pathname.endsWith("/home/session-notes");

/** The link to the user's sessions, in the menu of the home page. */
export function MyDayLink() {
  const { t } = useTranslation();
  const [active, setActive] = useState(isHere);
  useEffect(() => {
    const moved = () => setActive(isHere());
    window.addEventListener(ROUTING, moved);
    return () => window.removeEventListener(ROUTING, moved);
  }, []);
  return (
    // the class names of the shell's own links
    <ConfigurableLink className={`cds--side-nav__link${active ? " active-left-nav-link" : ""}`} to={MY_DAY}>
      {t("myDay", "My day")}
    </ConfigurableLink>
  );
}
