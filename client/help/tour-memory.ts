const KEY = 'petasos.tour';
const SEEN = 'seen';

/** Has this browser been shown the tour? A browser that keeps nothing is not asked each time: it counts as shown. */
export function isTourSeen(): boolean {
  try {
    return localStorage.getItem(KEY) === SEEN;
  } catch {
    return true;
  }
}

export function rememberTour(): void {
  try {
    localStorage.setItem(KEY, SEEN);
  } catch {
    // Nothing can be kept here; the tour stays away until the page is loaded again.
  }
}
