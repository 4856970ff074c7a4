import i18next from "i18next";
import { initReactI18next } from "react-i18next";

/** The files of the languages with complete texts. Users of any other language see the first. */
const addresses: Readonly<Record<string, URL>> = {
  en: new URL("../../translations/en.json", import.meta.url),
  fr: new URL("../../translations/fr.json", import.meta.url),
  es: new URL("../../translations/es.json", import.meta.url),
};

const tagOf = (locale: string) => locale.replace("_", "-");

/** @param locale the user's locale, for example `fr_HT` or `fr-HT` */
export async function initialiseTexts(locale: string): Promise<void> {
  const tag = tagOf(locale);
  const language = tag.split("-")[0] ?? "en";
  const address = addresses[language] ?? addresses.en;
  const texts = (await (await fetch(address as URL)).json()) as Record<string, string>;
  if (i18next.isInitialized) {
    i18next.addResourceBundle(tag, "translation", texts);
    await i18next.changeLanguage(tag);
  } else {
    await i18next.use(initReactI18next).init({
      lng: tag,
      fallbackLng: false, // each file is complete
      resources: { [tag]: { translation: texts } },
      interpolation: { escapeValue: false }, // React escapes values
      returnEmptyString: false,
    });
  }
  document.documentElement.lang = tag;
  document.documentElement.dir = i18next.dir(tag);
}

/** Switches to the language of the user who has just signed in. The language stays if the new texts can't be loaded. */
export async function changeTexts(locale: string | null): Promise<void> {
  if (locale && tagOf(locale) !== document.documentElement.lang) {
    await initialiseTexts(locale).catch(() => undefined);
  }
}
