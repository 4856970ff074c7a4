import {
  Button,
  Header,
  HeaderGlobalBar,
  HeaderMenuItem,
  HeaderName,
  HeaderNavigation,
  SkipToContent,
} from "@carbon/react";
import type { MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { type Place, useHost, usePrivilege } from "../host/host";
import type { Ref } from "../shared/types";
import { LocationField } from "./location-field";

interface AppBarProps {
  readonly place: Place;
  readonly location: Ref | null;
  readonly onLocation: (location: Ref) => void;
  readonly onSignOut: () => void;
}

/** The bar above every page: where one is, who one is, and the way out. */
export function AppBar({ place, location, onLocation, onSignOut }: AppBarProps) {
  const { t } = useTranslation();
  const { user, go, addressOf } = useHost();
  const reviews = usePrivilege("Cosign Progress Notes");
  const writes = usePrivilege("Manage Progress Notes");

  const link = (to: Place) => ({
    href: addressOf(to),
    onClick: (event: MouseEvent) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        go(to);
      }
    },
  });

  return (
    <Header aria-label={t("appName", "Session Notes")}>
      <SkipToContent href="#content">{t("skipToContent", "Skip to the content")}</SkipToContent>
      <HeaderName {...link({ page: "day" })} prefix="">
        {t("appName", "Session Notes")}
      </HeaderName>
      <HeaderNavigation aria-label={t("appName", "Session Notes")}>
        <HeaderMenuItem isActive={place.page === "day"} {...link({ page: "day" })}>
          {t("myDay", "My day")}
        </HeaderMenuItem>
        {reviews && (
          <HeaderMenuItem isActive={place.page === "review"} {...link({ page: "review" })}>
            {t("review", "Review")}
          </HeaderMenuItem>
        )}
        {writes && (
          <HeaderMenuItem isActive={place.page === "snippets"} {...link({ page: "snippets" })}>
            {t("snippets", "Snippets")}
          </HeaderMenuItem>
        )}
      </HeaderNavigation>
      <HeaderGlobalBar>
        <LocationField chosen={location} onChosen={onLocation} />
        <Button kind="ghost" size="lg" onClick={onSignOut}>
          {user.display}: {t("signOut", "Sign out")}
        </Button>
      </HeaderGlobalBar>
    </Header>
  );
}
