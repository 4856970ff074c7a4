/**
 * Ties what is wrong to its field for those who hear the page. Carbon names the message in `aria-errormessage` alone, which
 * not every screen reader reads.
 */
export const describedError = (id: string, isWrong: boolean) =>
  isWrong ? { "aria-describedby": `${id}-error-msg` } : undefined;
