import { createContext, useContext } from "react";

/** Whether private text must not stand on the page now. What was typed stays in memory. */
export const CoverContext = createContext(false);

export const useCovered = () => useContext(CoverContext);
