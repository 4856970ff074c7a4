import { useCallback } from "react";
import { useTranslation } from "react-i18next";

/** Returns a function that names the platform's codes. A code that a clinic has added is shown unchanged. */
export function useSexName(): (code: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (code) => {
      switch (code) {
        case "F":
          return t("female", "Female");
        case "M":
          return t("male", "Male");
        case "O":
          return t("otherSex", "Other");
        case "U":
          return t("unknownSex", "Unknown");
        default:
          return code;
      }
    },
    [t],
  );
}
