import { InlineNotification, Modal, PasswordInput, TextInput } from "@carbon/react";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SignedInUser } from "./host";
import { signIn } from "./platform-session";
import type { Asked } from "./rest";

interface Question<Answer> {
  readonly problem: string | null;
  readonly answer: (value: Answer) => void;
}

interface PromptProps<Answer> {
  readonly question: Question<Answer> | null;
}

/** Asks the user a question. Requests that ask at the same time share a dialog and its answer. */
function useQuestion<Answer>() {
  const [question, setQuestion] = useState<Question<Answer> | null>(null);
  const open = useRef<Promise<Answer> | null>(null);
  const ask = useMemo(
    () => (problem: string | null) => {
      open.current ??= new Promise<Answer>((resolve) => {
        setQuestion({
          problem,
          answer: (value) => {
            open.current = null;
            setQuestion(null);
            resolve(value);
          },
        });
      });
      return open.current;
    },
    [],
  );
  return { question, ask };
}

/** The questions that requests may ask the user, and the state of their dialogs. */
export function usePrompts() {
  const password = useQuestion<string | null>();
  const signedIn = useQuestion<boolean>();
  const asked = useMemo<Asked>(
    () => ({ password: password.ask, signIn: () => signedIn.ask(null) }),
    [password.ask, signedIn.ask],
  );
  return { asked, password: { question: password.question }, signIn: { question: signedIn.question } };
}

export function PasswordDialog({ question }: PromptProps<string | null>) {
  return question && <OpenPasswordDialog {...question} />;
}

function OpenPasswordDialog({ problem, answer }: Question<string | null>) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const submit = () => typed && answer(typed);
  return (
    <Modal
      open
      size="xs"
      modalHeading={t("passwordAgain", "Enter your password again")}
      primaryButtonText={t("goOn", "Continue")}
      secondaryButtonText={t("cancel", "Cancel")}
      primaryButtonDisabled={!typed}
      onRequestSubmit={submit}
      onRequestClose={() => answer(null)}
      shouldSubmitOnEnter
      selectorPrimaryFocus="#password-again"
    >
      <p>{t("passwordAgainWhy", "This step is recorded under your name.")}</p>
      <PasswordInput
        id="password-again"
        labelText={t("password", "Password")}
        autoComplete="current-password"
        value={typed}
        invalid={problem !== null}
        invalidText={problem}
        onChange={(event) => setTyped(event.target.value)}
      />
    </Modal>
  );
}

interface SignInAgainProps extends PromptProps<boolean> {
  readonly base: string;
  readonly user: SignedInUser;
}

/** Asks the user to sign in again, above the page, which keeps the typed text. */
export function SignInAgainDialog({ question, base, user }: SignInAgainProps) {
  return question && <OpenSignInAgainDialog {...question} base={base} user={user} />;
}

function OpenSignInAgainDialog({
  answer,
  base,
  user,
}: Question<boolean> & { readonly base: string; readonly user: SignedInUser }) {
  const { t } = useTranslation();
  const [name, setName] = useState("");
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async () => {
    try {
      const session = await signIn(base, name, typed);
      if (session?.user?.uuid === user.uuid) {
        answer(true);
      } else if (session) {
        // another user must not see or continue this page
        window.location.reload();
      } else {
        setProblem(t("signInFailed", "The username or the password is wrong."));
      }
    } catch {
      setProblem(t("unreachable", "The server can't be reached. Try again."));
    }
  };
  return (
    <Modal
      open
      size="xs"
      modalHeading={t("signInAgain", "Your sign-in has ended")}
      primaryButtonText={t("signIn", "Sign in")}
      secondaryButtonText={t("cancel", "Cancel")}
      primaryButtonDisabled={!typed || !name}
      onRequestSubmit={submit}
      onRequestClose={() => answer(false)}
      shouldSubmitOnEnter
      selectorPrimaryFocus="#name-again"
    >
      <p>
        {t("signInAgainWhy", "Sign in as {{user}} again to go on. What you typed is kept.", { user: user.display })}
      </p>
      {problem && <InlineNotification kind="error" lowContrast hideCloseButton title={problem} />}
      <NameAndPassword idPrefix="again" name={name} onName={setName} password={typed} onPassword={setTyped} />
    </Modal>
  );
}

interface NameAndPasswordProps {
  readonly idPrefix: string;
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly password: string;
  readonly onPassword: (password: string) => void;
}

export function NameAndPassword({ idPrefix, name, onName, password, onPassword }: NameAndPasswordProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        id={`name-${idPrefix}`}
        labelText={t("userName", "Username")}
        autoComplete="username"
        value={name}
        onChange={(event) => onName(event.target.value)}
      />
      <PasswordInput
        id={`password-${idPrefix}`}
        labelText={t("password", "Password")}
        autoComplete="current-password"
        value={password}
        onChange={(event) => onPassword(event.target.value)}
      />
    </>
  );
}
