import type { SignedInUser } from "./host";
import { type Send, utf8Header } from "./rest";

/** The user who is signed in to the platform, with their language and location. */
export interface PlatformSession {
  readonly user: SignedInUser | null;
  readonly locale: string | null;
  readonly location: { readonly uuid: string; readonly display: string } | null;
}

interface SessionBody {
  readonly authenticated: boolean;
  readonly locale?: string;
  readonly sessionLocation?: { readonly uuid: string; readonly display: string } | null;
  readonly user?: UserBody;
}

interface Named {
  readonly display: string;
  readonly name?: string;
}

/** The platform's role that grants everything. */
const SUPERUSER = "System Developer";

const nameOf = ({ name, display }: Named) => name ?? display;

/** A user as the platform's REST describes them. */
interface UserBody {
  readonly uuid: string;
  readonly display: string;
  readonly username?: string | null;
  readonly systemId?: string | null;
  readonly person?: { readonly display?: string };
  readonly privileges?: readonly Named[];
  readonly roles?: readonly Named[];
}

const SESSION = "/session";

export async function readSession(send: Send): Promise<PlatformSession> {
  return sessionOf((await send("GET", SESSION)) as SessionBody);
}

export function userOf({
  uuid,
  display,
  username,
  systemId,
  person,
  privileges = [],
  roles = [],
}: UserBody): SignedInUser {
  return {
    uuid,
    userName: username || systemId || display,
    display: person?.display ?? display,
    privileges: new Set(privileges.map(nameOf)),
    superuser: roles.some((role) => nameOf(role) === SUPERUSER),
  };
}

function sessionOf({ authenticated, locale, sessionLocation, user }: SessionBody): PlatformSession {
  return {
    user: authenticated && user ? userOf(user) : null,
    locale: locale ?? null,
    location: sessionLocation ?? null,
  };
}

/** Signs in with a separate request. No address contains the password, and nothing stores it. */
export async function signIn(base: string, name: string, password: string): Promise<PlatformSession | null> {
  const answer = await fetch(base + SESSION, {
    headers: {
      Authorization: `Basic ${btoa(utf8Header(`${name}:${password}`))}`,
      "Disable-WWW-Authenticate": "true",
    },
    cache: "no-store",
    credentials: "same-origin",
  });
  if (!answer.ok) {
    return null;
  }
  const session = sessionOf((await answer.json()) as SessionBody);
  return session.user ? session : null;
}

export async function signOut(send: Send): Promise<void> {
  await send("DELETE", SESSION);
}
