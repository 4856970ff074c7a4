import { createRoot } from "react-dom/client";
import { createRest } from "../host/rest";
import { App } from "./app";
import { initialiseTexts } from "./i18n";
import "./icon.svg";
import "./pages.scss";
import { type PlatformSession, readSession } from "../host/platform-session";

const context = document.documentElement.dataset.context ?? "";

async function start(): Promise<void> {
  const nobody = { password: async () => null, signIn: async () => false };
  const session: PlatformSession = await readSession(createRest(`${context}/ws/rest/v1`, nobody)).catch(() => ({
    user: null,
    locale: null,
    location: null,
  }));
  // before the sign-in the language of the page fits the user, not the language of the server's session
  await initialiseTexts((session.user && session.locale) || document.documentElement.lang);
  const place = document.getElementById("pages");
  if (place) {
    createRoot(place).render(<App context={context} opened={session} />);
  }
}

void start();
