import { Button, Form, InlineNotification, Stack } from "@carbon/react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { type PlatformSession, signIn } from "../host/platform-session";
import { NameAndPassword } from "../host/prompts";
import styles from "./sign-in.module.css";

interface SignInProps {
  /** The address of REST. */
  readonly base: string;
  readonly onSignedIn: (session: PlatformSession) => void;
}

/** The platform's sign-in, for a user who is not signed in. */
export function SignIn({ base, onSignedIn }: SignInProps) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    try {
      const session = await signIn(base, name, password);
      if (session) {
        onSignedIn(session);
      } else {
        setProblem(t("signInFailed", "The username or the password is wrong."));
      }
    } catch {
      setProblem(t("unreachable", "The server can't be reached. Try again."));
    }
  }

  return (
    <main className={styles.page}>
      <Form onSubmit={submit} className={styles.form}>
        <Stack gap={6}>
          <h1>{t("appName", "Session Notes")}</h1>
          {problem && <InlineNotification kind="error" lowContrast hideCloseButton title={problem} />}
          <NameAndPassword
            idPrefix="sign-in"
            name={name}
            onName={setName}
            password={password}
            onPassword={setPassword}
          />
          <Button type="submit" disabled={!name || !password}>
            {t("signIn", "Sign in")}
          </Button>
        </Stack>
      </Form>
    </main>
  );
}
