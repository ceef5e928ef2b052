/** How long what is handed out for signing in can be used, and how long a try counts. */
export const invitationDays = 14;
export const resetMinutes = 30;
/** A request that needs a second person and that nobody answered in this time is over. */
export const approvalDays = 30;
/** So long whoever asked reads that a change has ended their request. */
export const endedRequestDays = 14;
/** Between the password and the second step. */
export const halfSessionMinutes = 10;
/** At the sign-in of an organisation, until it sends the visitor back. */
export const providerVisitMinutes = 10;
/**
 * SI-1: tries are counted together over `counted` minutes; one whose end nobody wrote down counts
 * as wrong after `open` minutes; `kept` days later it is forgotten.
 */
export const attemptWindow = { countedMinutes: 15, openMinutes: 1, keptDays: 1 };
