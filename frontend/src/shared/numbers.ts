import { useMemo } from "react";
import { useHost } from "../host/host";

/** Returns a function that writes whole numbers in the user's language. */
export function useNumbers(): (value: number) => string {
  const { locale } = useHost();
  return useMemo(() => {
    const format = new Intl.NumberFormat(locale);
    return (value) => format.format(value);
  }, [locale]);
}
