import { Button, Form, InlineNotification, PasswordInput } from "@carbon/react";
import { type FormEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SignedInUser } from "../host/host";
import { signIn } from "../host/platform-session";
import styles from "./idle-lock.module.css";
import { useIdle } from "./use-idle";

interface IdleLockProps {
  /** The address of REST. */
  readonly base: string;
  readonly user: SignedInUser;
  readonly onSignOut: () => Promise<void>;
  readonly children: ReactNode;
}

/**
 * Covers the page after a time without activity. The page is hidden and out of reach, but stays in memory. The same user's
 * password uncovers it, and the user goes on in the same place.
 */
export function IdleLock({ base, user, onSignOut, children }: IdleLockProps) {
  const { t } = useTranslation();
  const { idleness, unlock } = useIdle();
  const isLocked = idleness === "locked";
  const before = useRef<HTMLElement | null>(null);
  const wasLocked = useRef(false);

  // runs before the browser removes the focus from hidden elements
  useLayoutEffect(() => {
    document.body.classList.toggle(styles.covered as string, isLocked);
    if (isLocked) {
      before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    } else if (wasLocked.current) {
      before.current?.focus();
    }
    wasLocked.current = isLocked;
  }, [isLocked]);

  return (
    <>
      <div hidden={isLocked}>{children}</div>
      <output className={styles.warning}>
        {idleness === "warned" &&
          t(
            "idleWarning",
            "No one has used this page for a while. It will be covered in a minute. Press a key to go on.",
          )}
      </output>
      {isLocked && <Cover base={base} user={user} onUnlocked={unlock} onSignOut={onSignOut} />}
    </>
  );
}

interface CoverProps {
  readonly base: string;
  readonly user: SignedInUser;
  readonly onUnlocked: () => void;
  readonly onSignOut: () => Promise<void>;
}

function Cover({ base, user, onUnlocked, onSignOut }: CoverProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const unreachable = t("unreachable", "The server can't be reached. Try again.");
  const field = useRef<HTMLInputElement>(null);
  const cover = useRef<HTMLElement>(null);

  useEffect(() => field.current?.focus(), []);

  useEffect(() => {
    // only the cover receives keys, so that the shortcuts of the page below do not work
    const pressed = (event: KeyboardEvent) => {
      if (!(event.target instanceof Node && cover.current?.contains(event.target))) {
        event.stopPropagation();
      }
    };
    window.addEventListener("keydown", pressed, { capture: true });
    return () => window.removeEventListener("keydown", pressed, { capture: true });
  }, []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    try {
      const session = await signIn(base, user.userName, password);
      if (session?.user?.uuid === user.uuid) {
        onUnlocked();
      } else {
        setProblem(t("passwordWrong", "The password is wrong."));
        setPassword("");
      }
    } catch {
      setProblem(unreachable);
    }
  }

  return (
    <main className={styles.cover} ref={cover} onKeyDown={(event) => event.stopPropagation()}>
      <Form onSubmit={submit} className={styles.form}>
        <h1>{t("covered", "This page is covered")}</h1>
        <p>{t("coveredWhy", "What {{user}} typed is kept.", { user: user.display })}</p>
        {problem && <InlineNotification kind="error" role="alert" lowContrast hideCloseButton title={problem} />}
        <PasswordInput
          ref={field}
          id="uncover-password"
          labelText={t("passwordOf", "Password of {{user}}", { user: user.display })}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <div className={styles.buttons}>
          <Button type="submit" disabled={!password}>
            {t("uncoverPage", "Go on")}
          </Button>
          <Button kind="ghost" onClick={() => onSignOut().catch(() => setProblem(unreachable))}>
            {t("signOut", "Sign out")}
          </Button>
        </div>
      </Form>
    </main>
  );
}
