import { useMemo } from "react";
import { useHost } from "../host/host";

/** Shows whole numbers as the user's language writes them. */
export function useNumbers(): (value: number) => string {
  const { locale } = useHost();
  return useMemo(() => {
    const format = new Intl.NumberFormat(locale);
    return (value) => format.format(value);
  }, [locale]);
}
