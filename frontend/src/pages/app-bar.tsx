import {
  Button,
  Header,
  HeaderGlobalBar,
  HeaderMenuButton,
  HeaderMenuItem,
  HeaderName,
  HeaderNavigation,
  HeaderSideNavItems,
  SideNav,
  SideNavItems,
  SkipToContent,
} from "@carbon/react";
import { type MouseEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useHasDisclosures } from "../disclosure/privileges";
import { type Place, useHost, usePrivilege } from "../host/host";
import { usePrivacyLinks } from "../privacy/privacy-links";
import type { Ref } from "../shared/types";
import { homeOf, mayUseDay } from "./home";
import { LocationField } from "./location-field";

interface AppBarProps {
  readonly place: Place;
  readonly location: Ref | null;
  readonly onLocation: (location: Ref) => void;
  readonly onSignOut: () => void;
}

/** The bar above every page: links to the pages, the user's name and location, and the sign-out. */
export function AppBar({ place, location, onLocation, onSignOut }: AppBarProps) {
  const { t } = useTranslation();
  const { user, go, addressOf } = useHost();
  const reviews = usePrivilege("Cosign Progress Notes");
  const writes = usePrivilege("Manage Progress Notes");
  const disclosures = useHasDisclosures();
  const privacy = usePrivacyLinks();
  const [menuOpen, setMenuOpen] = useState(false);
  const menuButton = useRef<HTMLElement | null>(null);
  const name = t("appName", "Session Notes");

  const link = (to: Place) => ({
    href: addressOf(to),
    onClick: (event: MouseEvent) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        setMenuOpen(false);
        go(to);
      }
    },
  });

  const links = (
    <>
      {mayUseDay(user) && (
        <HeaderMenuItem isActive={place.page === "day"} {...link({ page: "day" })}>
          {t("myDay", "My day")}
        </HeaderMenuItem>
      )}
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
      {disclosures && (
        <HeaderMenuItem
          isActive={place.page === "disclosures" || place.page === "disclosure"}
          {...link({ page: "disclosures" })}
        >
          {t("disclosures", "Disclosures")}
        </HeaderMenuItem>
      )}
      {privacy.length > 0 && (
        <HeaderMenuItem isActive={place.page === "privacy"} {...link({ page: "privacy" })}>
          {t("privacy", "Privacy")}
        </HeaderMenuItem>
      )}
    </>
  );

  return (
    <Header aria-label={name}>
      <SkipToContent href="#content">{t("skipToContent", "Skip to the content")}</SkipToContent>
      <HeaderMenuButton
        aria-label={menuOpen ? t("closeMenu", "Close the menu") : t("openMenu", "Open the menu")}
        aria-expanded={menuOpen}
        isActive={menuOpen}
        onClick={(event) => {
          menuButton.current = event.currentTarget;
          setMenuOpen(!menuOpen);
        }}
      />
      <HeaderName {...link(homeOf(user))} prefix="">
        {name}
      </HeaderName>
      <HeaderNavigation aria-label={name}>{links}</HeaderNavigation>
      {menuOpen && (
        // shown if the window is too narrow for the links in the bar
        <SideNav
          aria-label={name}
          expanded
          isPersistent={false}
          onOverlayClick={() => setMenuOpen(false)}
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              setMenuOpen(false);
              menuButton.current?.focus();
            }
          }}
        >
          <SideNavItems>
            <HeaderSideNavItems>{links}</HeaderSideNavItems>
          </SideNavItems>
        </SideNav>
      )}
      <HeaderGlobalBar>
        <LocationField chosen={location} onChosen={onLocation} />
        <Button kind="ghost" size="lg" onClick={onSignOut}>
          {user.display}: {t("signOut", "Sign out")}
        </Button>
      </HeaderGlobalBar>
    </Header>
  );
}
