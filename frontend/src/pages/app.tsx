import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { SWRConfig } from "swr";
import { AccountingPage } from "../accounting/accounting-page";
import { AdoptionPage } from "../adoption/adoption-page";
import { LogCheckPage } from "../audit/log-check-page";
import { LogPage } from "../audit/log-page";
import { LogRetentionPage } from "../audit/log-retention-page";
import { ClientPage } from "../client/client-page";
import { MyDay } from "../day/my-day";
import { DisclosuresPage } from "../disclosure/disclosures-page";
import { NewDisclosurePage } from "../disclosure/new-disclosure-page";
import { DocumentsPage } from "../documents/documents-page";
import { saveOpenDrafts } from "../drafts/open-drafts";
import { PasswordHoldsPage } from "../holds/password-holds-page";
import { RetainedNotesPage } from "../holds/retained-notes-page";
import { addressOf, placeOf } from "../host/addresses";
import { type Host, HostContext, type Place } from "../host/host";
import { type PlatformSession, signOut } from "../host/platform-session";
import { PasswordDialog, SignInAgainDialog, usePrompts } from "../host/prompts";
import { createRest } from "../host/rest";
import { KeyChangePage } from "../keyset/key-change-page";
import { KeysetCopyPage } from "../keyset/keyset-copy-page";
import { LedgerPage } from "../ledger/ledger-page";
import { LegalHoldsPage } from "../legal-holds/legal-holds-page";
import { PrivacyPage } from "../privacy/privacy-page";
import { RecordsPage } from "../records/records-page";
import { ReviewPage } from "../review/review-page";
import { SessionPage } from "../session/session-page";
import { SettingsPage } from "../setup/settings-page";
import { SetupPage } from "../setup/setup-page";
import { freeFocus } from "../shared/focus";
import { ProblemNotice } from "../shared/problem-notice";
import { ShortcutHelp } from "../shared/shortcuts";
import { SnippetsPage } from "../snippets/snippets-page";
import { StatusPage } from "../status/status-page";
import { AppBar } from "./app-bar";
import { homeOf, mayUseDay } from "./home";
import { changeTexts } from "./i18n";
import { IdleLock } from "./idle-lock";
import { NativeDateField } from "./native-date-field";
import { SignIn } from "./sign-in";

interface AppProps {
  /** The web application's path, for example `/openmrs`. */
  readonly context: string;
  /** The platform's session at the time when the page was loaded. */
  readonly opened: PlatformSession;
}

/** Shows the page that the address names, or the sign-in if no user is signed in. */
export function App({ context, opened }: AppProps) {
  const [session, setSession] = useState(opened);
  const [place, setPlace] = useState<Place>(() => placeOf(window.location.pathname));
  const [notSignedOut, setNotSignedOut] = useState<Error | null>(null);
  const { t } = useTranslation();
  const prompts = usePrompts();
  const base = `${context}/ws/rest/v1`;
  const send = useMemo(() => createRest(base, prompts.asked), [base, prompts.asked]);

  useEffect(() => {
    const moved = () => {
      freeFocus();
      setPlace(placeOf(window.location.pathname));
    };
    window.addEventListener("popstate", moved);
    return () => window.removeEventListener("popstate", moved);
  }, []);

  const go = useCallback(
    (next: Place) => {
      window.history.pushState(null, "", addressOf(context, next));
      freeFocus();
      setPlace(next);
      window.scrollTo(0, 0);
    },
    [context],
  );

  /** Shows a page in the place of the one that is open, which then is not in the history. */
  const goInstead = useCallback(
    (next: Place) => {
      window.history.replaceState(null, "", addressOf(context, next));
      setPlace(next);
    },
    [context],
  );

  const signedIn = useCallback(
    async (next: PlatformSession) => {
      await changeTexts(next.locale);
      if (next.user && place.page === "day") {
        goInstead(homeOf(next.user));
      }
      setSession(next);
    },
    [place.page, goInstead],
  );

  const { user } = session;
  const here = useMemo(() => (user && place.page === "day" && !mayUseDay(user) ? homeOf(user) : place), [user, place]);
  useEffect(() => {
    if (here !== place) {
      goInstead(here);
    }
  }, [here, place, goInstead]);

  const leave = useCallback(async () => {
    await saveOpenDrafts(send);
    await signOut(send);
    // loads a new page, so that nothing of the user stays in memory
    window.location.assign(addressOf(context, { page: "day" }));
  }, [send, context]);

  const signOutOrSay = () => {
    setNotSignedOut(null);
    leave().catch(setNotSignedOut);
  };

  const host = useMemo<Host | null>(
    () =>
      user && {
        send,
        user,
        locale: document.documentElement.lang,
        go,
        addressOf: (to) => addressOf(context, to),
        DateField: NativeDateField,
      },
    [send, user, go, context],
  );

  if (host === null) {
    return <SignIn base={base} onSignedIn={signedIn} />;
  }
  return (
    <HostContext.Provider value={host}>
      <SWRConfig value={{ provider: () => new Map(), shouldRetryOnError: false }}>
        <IdleLock base={base} user={host.user} onSignOut={leave}>
          <AppBar
            place={here}
            location={session.location}
            onLocation={(location) => setSession((before) => ({ ...before, location }))}
            onSignOut={signOutOrSay}
          />
          <main id="content" tabIndex={-1}>
            {notSignedOut && (
              <ProblemNotice
                title={t("stillSignedIn", "You are still signed in.")}
                problem={notSignedOut}
                onRetry={signOutOrSay}
              />
            )}
            <PageOf place={here} />
          </main>
          <PasswordDialog {...prompts.password} />
          <SignInAgainDialog {...prompts.signIn} base={base} user={host.user} />
          <ShortcutHelp />
        </IdleLock>
      </SWRConfig>
    </HostContext.Provider>
  );
}

function PageOf({ place }: { readonly place: Place }) {
  switch (place.page) {
    case "session":
      return <SessionPage key={place.uuid} uuid={place.uuid} />;
    case "client":
      return <ClientPage key={place.uuid} uuid={place.uuid} />;
    case "review":
      return <ReviewPage uuid={place.uuid} />;
    case "snippets":
      return <SnippetsPage />;
    case "disclosures":
      return <DisclosuresPage />;
    case "disclosure":
      return <NewDisclosurePage note={place.note} />;
    case "privacy":
      return <PrivacyPage />;
    case "log":
      return <LogPage note={place.note} />;
    case "logcheck":
      return <LogCheckPage />;
    case "logretention":
      return <LogRetentionPage />;
    case "accounting":
      return <AccountingPage />;
    case "ledger":
      return <LedgerPage />;
    case "documents":
      return <DocumentsPage />;
    case "legalholds":
      return <LegalHoldsPage />;
    case "records":
      return <RecordsPage />;
    case "holds":
      return <PasswordHoldsPage />;
    case "retained":
      return <RetainedNotesPage />;
    case "status":
      return <StatusPage />;
    case "setup":
      return <SetupPage />;
    case "settings":
      return <SettingsPage />;
    case "keysetcopy":
      return <KeysetCopyPage />;
    case "keychange":
      return <KeyChangePage />;
    case "adoption":
      return <AdoptionPage />;
    default:
      return <MyDay />;
  }
}
