/**
 * Ties an error message to its field for users of screen readers. Carbon names the message only in `aria-errormessage`, which
 * not every screen reader reads.
 */
export const describedError = (id: string, isWrong: boolean) =>
  isWrong ? { "aria-describedby": `${id}-error-msg` } : undefined;
