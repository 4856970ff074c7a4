import { createContext, useContext } from "react";

/** True while the page must hide private text. The typed text stays in memory. */
export const CoverContext = createContext(false);

export const useCovered = () => useContext(CoverContext);
