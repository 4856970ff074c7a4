declare global {
  interface Window {
    /** The web application's path, which the shell sets, for example `/openmrs`. */
    readonly openmrsBase?: string;
  }
}

/** The web application's path. */
export const context = () => window.openmrsBase ?? "/openmrs";
